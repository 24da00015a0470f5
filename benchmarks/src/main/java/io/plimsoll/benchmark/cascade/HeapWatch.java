package io.plimsoll.benchmark.cascade;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most of the heap that any collection left in use; what is dead but not yet found counts. */
final class HeapWatch {

  private final AtomicLong most = new AtomicLong();

  HeapWatch() {
    var heap = heapPools();
    for (var collector : ManagementFactory.getGarbageCollectorMXBeans())
      if (collector instanceof NotificationEmitter emitter)
        emitter.addNotificationListener(
            (notification, _) -> {
              if (notification.getUserData() instanceof CompositeData data)
                note(GarbageCollectionNotificationInfo.from(data), heap);
            },
            null,
            null);
  }

  private void note(GarbageCollectionNotificationInfo collection, Set<String> heap) {
    var used =
        collection.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
            .filter(pool -> heap.contains(pool.getKey()))
            .map(pool -> pool.getValue())
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    most.accumulateAndGet(used, Math::max);
  }

  private static Set<String> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(pool -> pool.getName())
        .collect(Collectors.toSet());
  }

  /** In MiB. */
  double most() {
    return most.get() / (double) (1 << 20);
  }

  void reset() {
    most.set(0);
  }
}
