package io.plimsoll.application.health;

class PlainHealthWatchTest extends HealthWatchContract {

  @Override
  protected HealthWatch watch() {
    return new PlainHealthWatch();
  }
}
