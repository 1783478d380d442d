package io.evenkeel.knowledge.internal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The model bge-small-zh-v1.5 in this process, from a folder of jars that is no part of the program: they are 110 MB, and most
 * of it native code. They see the platform and the log only, never the program's own libraries. Thread-safe.
 */
final class ModelJars implements Meaning {
    private static final String MODEL =
            "dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel";
    /** What its authors want before a question, and only there. */
    private static final String ASKING = "为这个句子生成表示以用于检索相关文章：";

    private static final int LONGEST = 1_500;

    private final Object model;
    private final MethodHandle embed;
    private final MethodHandle content;
    private final MethodHandle vector;

    private ModelJars(ClassLoader jars) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> type = jars.loadClass(MODEL);
        Class<?> response = jars.loadClass("dev.langchain4j.model.output.Response");
        Class<?> embedding = jars.loadClass("dev.langchain4j.data.embedding.Embedding");
        model = type.getConstructor().newInstance();
        embed = lookup.findVirtual(type, "embed", MethodType.methodType(response, String.class));
        content = lookup.findVirtual(response, "content", MethodType.methodType(Object.class));
        vector = lookup.findVirtual(embedding, "vector", MethodType.methodType(float[].class));
    }

    /**
     * The model looks for its files through the thread's class loader, while it is made.
     *
     * @throws IllegalStateException with what to do when the jars are not there or do not fit
     */
    static Meaning in(Path folder) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            ClassLoader loader = loader(folder);
            thread.setContextClassLoader(loader);
            ModelJars jars = new ModelJars(loader);
            jars.ofPassage("ready");
            return jars;
        } catch (ReflectiveOperationException | LinkageError | IOException e) {
            throw new IllegalStateException(
                    "Search by meaning is switched on (evenkeel.knowledge.meaning=on), but its model is not in "
                            + folder
                            + ". Fetch it with: mvn -f knowledge-base/meaning/pom.xml dependency:copy-dependencies"
                            + " -DoutputDirectory=" + folder + " (110 MB), or switch it off.",
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static ClassLoader loader(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is not there");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<URL> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .map(ModelJars::url)
                    .toList();
            return new URLClassLoader("meaning", jars.toArray(URL[]::new), new LogOnly());
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The platform's classes, and of the program's only those of its log. */
    private static final class LogOnly extends ClassLoader {

        LogOnly() {
            super("meaning-log", getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.slf4j.")) {
                return ModelJars.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    @Override
    public String name() {
        return "bge-small-zh-v1.5-q/1.11.0-beta19";
    }

    @Override
    public float[] ofPassage(String text) {
        return vector(text);
    }

    @Override
    public float[] ofQuestion(String text) {
        return vector(text.codePoints().anyMatch(letter -> Tokens.isHan((char) letter)) ? ASKING + text : text);
    }

    private float[] vector(String text) {
        try {
            String bounded = text.substring(0, Math.min(LONGEST, text.length()));
            float[] found = (float[]) vector.invoke(content.invoke(embed.invoke(model, bounded)));
            return ofLengthOne(found);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static float[] ofLengthOne(float[] vector) {
        double square = 0;
        for (float each : vector) {
            square += each * each;
        }
        float length = (float) Math.sqrt(square);
        float[] scaled = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            scaled[i] = vector[i] / length;
        }
        return scaled;
    }
}
