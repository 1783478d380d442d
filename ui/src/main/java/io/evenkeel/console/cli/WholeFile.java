package io.evenkeel.console.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A result that comes to be whole or not at all. It is written beside its place and moved there at the end, so that what was there
 * stays when the work fails. A device or pipe is written to as it is.
 */
final class WholeFile {
    private WholeFile() {}

    /** What is written. */
    @FunctionalInterface
    interface Bytes {
        void to(OutputStream out) throws IOException;
    }

    /** What is written in UTF-8. */
    @FunctionalInterface
    interface Text {
        void to(Writer out) throws IOException;
    }

    /**
     * Whoever writes a result over what it is made of has lost that.
     *
     * @param inputs null for one that is not given
     * @throws CannotStart if the result's file is one of them
     */
    static void apart(Path out, @Nullable String... inputs) {
        for (String input : inputs) {
            if (input != null && isSame(out, Path.of(input))) {
                throw new CannotStart(out + " is read and would be lost: name another file with --out.");
            }
        }
    }

    private static boolean isSame(Path out, Path input) {
        try {
            return Files.isRegularFile(out) && Files.isRegularFile(input) && Files.isSameFile(out, input);
        } catch (IOException e) {
            throw new CannotStart(out + " cannot be looked at: " + e.getMessage() + ".", e);
        }
    }

    /** @throws CannotStart if the file cannot be written, or what fails while its content is made */
    static void text(Path file, Text content) {
        bytes(file, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.to(writer);
            writer.flush();
        });
    }

    /** @throws CannotStart if the file cannot be written, or what fails while its content is made */
    static void bytes(Path file, Bytes content) {
        try {
            if (Files.isDirectory(file)) {
                throw new CannotStart(file + " is a folder: name a file in it.");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                write(file, content);
                return;
            }
            replace(Files.exists(file) ? file.toRealPath() : file, content);
        } catch (NoSuchFileException e) {
            throw new CannotStart(file + " cannot be written: its folder is not there.", e);
        } catch (AccessDeniedException e) {
            throw new CannotStart(file + " cannot be written: permission denied.", e);
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static void replace(Path file, Bytes content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(Path file, Bytes content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            content.to(out);
        }
    }
}
