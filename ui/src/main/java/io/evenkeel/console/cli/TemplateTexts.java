package io.evenkeel.console.cli;

import io.evenkeel.logs.Template;
import io.evenkeel.logs.Templates;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a row of each template ends with: its id and its text as RFC 4180 has it. Those that are forgotten lie in a temporary file.
 * Not thread-safe.
 */
final class TemplateTexts implements Closeable, Templates.Gone {
    /** Null where there is none of that id, or it was forgotten. */
    private byte[][] held = new byte[1024][];

    private long[] begins = new long[1024];
    private int[] lengths = new int[1024];
    /** 0 where it is still itself. */
    private int[] partOf = new int[1024];

    private long written;
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private @Nullable FileChannel in;

    static byte[] tail(Template template) {
        return ("," + template.id() + ",\"" + template.text().replace("\"", "\"\"") + "\"\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void merged(Template template, Template into) {
        int id = room(template);
        partOf[id] = room(into);
    }

    /** It changes no more. */
    @Override
    public void forgotten(Template template) {
        int id = room(template);
        byte[] tail = tail(template);
        try {
            if (out == null) {
                file = Files.createTempFile("evenkeel-templates", ".txt");
                out = new BufferedOutputStream(Files.newOutputStream(file));
            }
            out.write(tail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begins[id] = written;
        lengths[id] = tail.length;
        written += tail.length;
    }

    /** Those that are left at the end. */
    void held(List<Template> templates) throws IOException {
        for (Template template : templates) {
            int id = room(template);
            held[id] = tail(template);
        }
        if (file != null && out != null) {
            out.close();
            in = FileChannel.open(file);
        }
    }

    private int room(Template template) {
        int id = Math.toIntExact(template.id());
        if (id >= held.length) {
            int size = Math.max(id + 1, 2 * held.length);
            held = Arrays.copyOf(held, size);
            begins = Arrays.copyOf(begins, size);
            lengths = Arrays.copyOf(lengths, size);
            partOf = Arrays.copyOf(partOf, size);
        }
        return id;
    }

    byte[] of(int id) throws IOException {
        int whole = id;
        while (partOf[whole] != 0) {
            whole = partOf[whole];
        }
        byte[] tail = held[whole];
        return tail == null ? read(whole) : tail;
    }

    private byte[] read(int id) throws IOException {
        ByteBuffer tail = ByteBuffer.allocate(lengths[id]);
        FileChannel all = Objects.requireNonNull(in);
        while (tail.hasRemaining() && all.read(tail, begins[id] + tail.position()) >= 0) {
            // As much as there is at once.
        }
        return tail.array();
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
        if (out != null) {
            out.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
