package io.evenkeel.console.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The template's number of every line, in order. Beyond a million lines they lie in a temporary file. Not thread-safe. */
final class SpooledIds implements Closeable {
    private static final int HELD = 1 << 20;
    private static final int BUFFER = 1 << 18;

    private final int[] held = new int[HELD];
    private int count;
    private @Nullable Path file;
    private @Nullable DataOutputStream spooled;

    /** What is done with each. */
    interface Reader {
        void read(int id) throws IOException;
    }

    void add(int id) throws IOException {
        if (count == HELD) {
            spool();
        }
        held[count++] = id;
    }

    private void spool() throws IOException {
        if (spooled == null) {
            file = Files.createTempFile("evenkeel-lines", ".ids");
            OutputStream out = Files.newOutputStream(file);
            spooled = new DataOutputStream(new BufferedOutputStream(out, BUFFER));
        }
        for (int i = 0; i < count; i++) {
            spooled.writeInt(held[i]);
        }
        count = 0;
    }

    /** All of them, from the first on; nothing is added afterwards. */
    void readAll(Reader reader) throws IOException {
        if (file != null && spooled != null) {
            spooled.close();
            try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
                readSpooled(in, reader);
            }
        }
        for (int i = 0; i < count; i++) {
            reader.read(held[i]);
        }
    }

    private static void readSpooled(DataInputStream in, Reader reader) throws IOException {
        while (true) {
            int id;
            try {
                id = in.readInt();
            } catch (EOFException _) {
                return;
            }
            reader.read(id);
        }
    }

    @Override
    public void close() throws IOException {
        if (spooled != null) {
            spooled.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
