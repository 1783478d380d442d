package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What files a copy holds, as a packed text: first what it is, then a line a file, sorted by the bytes of its path: SHA-256, a blank, the
 * bytes it has, two blanks and the path as {@code sha256sum} writes it. A file that changed while the copy was made has {@value #MOVING}
 * for its hash. Lines of manifests that were taken earlier have no bytes. Read and written as a stream, since there may be millions.
 */
final class FileManifest {

    static final String MOVING = "moving";
    static final String BETWEEN = "  ";

    private FileManifest() {}

    /**
     * What it is.
     *
     * @param at after which no file that is compared has changed
     */
    record Head(Instant at, long entries, long moving, long bytes) {

        private String text() {
            return Json.write(
                    Map.of("kind", "files", "at", at.toString(), "entries", entries, "moving", moving, "bytes", bytes));
        }

        private static Head read(String text) throws IOException {
            try {
                Json head = Json.read(text);
                return new Head(
                        Instant.parse(head.get("at").text().orElse("")),
                        head.get("entries").whole().orElse(0L),
                        head.get("moving").whole().orElse(0L),
                        head.get("bytes").whole().orElse(0L));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                throw new IOException("the manifest has no head", e);
            }
        }
    }

    /**
     * @param hash of 64 digits, or {@value #MOVING}
     * @param bytes {@value #UNKNOWN} where the manifest does not say
     */
    record Entry(String hash, long bytes, String path) {

        static final long UNKNOWN = -1;

        static Entry of(String line) throws IOException {
            int between = line.indexOf(BETWEEN);
            int blank = line.indexOf(' ');
            if (between < 0) {
                throw new IOException("the manifest has a line that names no file");
            }
            try {
                long bytes = blank < between ? Long.parseLong(line, blank + 1, between, 10) : UNKNOWN;
                return new Entry(line.substring(0, blank), bytes, line.substring(between + BETWEEN.length()));
            } catch (NumberFormatException e) {
                throw new IOException("the manifest has a file without a size", e);
            }
        }

        boolean moves() {
            return hash.equals(MOVING);
        }

        void write(Writer out) throws IOException {
            out.append(hash).append(' ').append(Long.toString(bytes)).append(BETWEEN);
            out.append(path).append('\n');
        }
    }

    /** Its lines without the head, which is known last. Characters are bytes. */
    static Writer write(Path lines) throws IOException {
        return packed(Files.newOutputStream(lines));
    }

    private static Writer packed(OutputStream out) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(new QuickGzip(out), StandardCharsets.ISO_8859_1), 64 << 10);
    }

    /** Packed texts after each other are one. */
    static void join(Head head, Path lines, Path whole) throws IOException {
        try (Writer out = packed(Files.newOutputStream(whole))) {
            out.write(head.text() + '\n');
        }
        try (OutputStream out = Files.newOutputStream(whole, StandardOpenOption.APPEND)) {
            Files.copy(lines, out);
        }
    }

    static BufferedReader read(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 64 << 10), StandardCharsets.ISO_8859_1));
    }

    static Head head(BufferedReader in) throws IOException {
        String line = in.readLine();
        return Head.read(line == null ? "" : line);
    }

    /** Hashes can't be made smaller, so that trying hard is lost time. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, 64 << 10);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
