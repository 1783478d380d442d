package io.evenkeel.assistant.internal.eval;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A room's door over what stands in files: what the reader has a method for is answered by it, every other verb is refused.
 * Written so, since a door has four acts to each read, and an estate in files acts never.
 */
final class ReadOnly {
    private ReadOnly() {}

    /** @param reader has public methods with names and parameters of the door's reads */
    static <D> D door(Class<D> door, Object reader) {
        return door.cast(Proxy.newProxyInstance(
                door.getClassLoader(),
                new Class<?>[] {door},
                (proxy, method, arguments) -> answer(reader, method, arguments)));
    }

    private static @Nullable Object answer(Object reader, Method asked, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Method read = Arrays.stream(reader.getClass().getDeclaredMethods())
                .filter(method -> method.getName().equals(asked.getName())
                        && Arrays.equals(method.getParameterTypes(), asked.getParameterTypes()))
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationException(
                        "An estate in files cannot " + asked.getName() + "; it is only read."));
        try {
            read.setAccessible(true);
            return read.invoke(reader, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
