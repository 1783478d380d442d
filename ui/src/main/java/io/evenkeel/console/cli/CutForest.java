package io.evenkeel.console.cli;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Random cut forest as a peer of the benchmark, from a jar that is not part of the product. As its makers set it unless told: 50
 * trees, samples of 256; windows of 8 values. It scores a value and then learns it, as we do. Not for use by several threads.
 */
final class CutForest implements AutoCloseable {
    private static final int WINDOW = 8;
    private static final int TREES = 50;
    private static final int SAMPLE = 256;
    private static final long SEED = 20261122;

    private final URLClassLoader jar;
    private final Class<?> forest;
    private final MethodHandle score;
    private final MethodHandle update;

    CutForest(Path file) {
        try {
            jar = new URLClassLoader(new URL[] {file.toUri().toURL()}, CutForest.class.getClassLoader());
            forest = jar.loadClass("com.amazon.randomcutforest.RandomCutForest");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            score = lookup.findVirtual(forest, "getAnomalyScore", MethodType.methodType(double.class, float[].class))
                    .asType(MethodType.methodType(double.class, Object.class, float[].class));
            update = lookup.findVirtual(forest, "update", MethodType.methodType(void.class, float[].class))
                    .asType(MethodType.methodType(void.class, Object.class, float[].class));
        } catch (ReflectiveOperationException | IOException e) {
            throw new CannotStart(file + " is not the library randomcutforest-core, version 4.", e);
        }
    }

    StreamSpeed.Scorer scorer() {
        Object one = make();
        return (millis, value) -> {
            float[] point = {(float) value};
            try {
                double scored = (double) score.invokeExact(one, point);
                update.invokeExact(one, point);
                return scored;
            } catch (Throwable e) {
                throw new CannotStart("Random cut forest failed: " + e.getMessage() + ".", e);
            }
        };
    }

    private Object make() {
        try {
            Object builder = forest.getMethod("builder").invoke(null);
            set(builder, "dimensions", int.class, WINDOW);
            set(builder, "shingleSize", int.class, WINDOW);
            set(builder, "internalShinglingEnabled", boolean.class, true);
            set(builder, "numberOfTrees", int.class, TREES);
            set(builder, "sampleSize", int.class, SAMPLE);
            set(builder, "randomSeed", long.class, SEED);
            return builder.getClass().getMethod("build").invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new CannotStart("Random cut forest cannot be set up: " + e.getMessage() + ".", e);
        }
    }

    private static void set(Object builder, String name, Class<?> kind, Object value)
            throws ReflectiveOperationException {
        builder.getClass().getMethod(name, kind).invoke(builder, value);
    }

    @Override
    public void close() {
        try {
            jar.close();
        } catch (IOException e) {
            throw new CannotStart("The library's file cannot be closed: " + e.getMessage() + ".", e);
        }
    }
}
