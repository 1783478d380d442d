package io.evenkeel.console.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file that a command reads: plain, {@code .gz}, or {@code -} for the standard input. UTF-8; what is not is replaced. */
final class TextInput {
    private static final int BUFFER = 1 << 16;

    private TextInput() {}

    /** @throws IOException with a sentence's half: "no such file" rather than the name alone */
    static Reader of(String file) throws IOException {
        return new InputStreamReader(bytesOf(file), StandardCharsets.UTF_8);
    }

    /** As {@link #of}, before they are read as UTF-8. */
    static InputStream bytesOf(String file) throws IOException {
        InputStream in = file.equals("-") ? System.in : open(file);
        return file.endsWith(".gz") ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static InputStream open(String file) throws IOException {
        try {
            return new BufferedInputStream(Files.newInputStream(Path.of(file)), BUFFER);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException("permission denied", e);
        }
    }
}
