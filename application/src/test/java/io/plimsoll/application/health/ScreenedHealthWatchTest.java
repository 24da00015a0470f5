package io.plimsoll.application.health;

class ScreenedHealthWatchTest extends HealthWatchContract {

  @Override
  protected HealthWatch watch() {
    return new ScreenedHealthWatch();
  }
}
