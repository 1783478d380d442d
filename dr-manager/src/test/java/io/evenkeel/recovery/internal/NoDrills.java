package io.evenkeel.recovery.internal;

import java.lang.reflect.Proxy;

/** Stands where only drills ask, for tests in which none is held: asking it fails the test. */
final class NoDrills {
    private NoDrills() {}

    static <T> T of(Class<T> door) {
        return door.cast(Proxy.newProxyInstance(
                NoDrills.class.getClassLoader(), new Class<?>[] {door}, (self, asked, _) -> {
                    if (asked.getDeclaringClass() == Object.class) {
                        return switch (asked.getName()) {
                            case "hashCode" -> System.identityHashCode(self);
                            case "equals" -> false;
                            default -> door.getSimpleName();
                        };
                    }
                    throw new AssertionError(
                            "no drill is held here, and " + door.getSimpleName() + " was asked: " + asked);
                }));
    }
}
