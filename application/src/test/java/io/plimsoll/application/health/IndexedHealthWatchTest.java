package io.plimsoll.application.health;

class IndexedHealthWatchTest extends HealthWatchContract {

  @Override
  protected HealthWatch watch() {
    return new IndexedHealthWatch();
  }
}
