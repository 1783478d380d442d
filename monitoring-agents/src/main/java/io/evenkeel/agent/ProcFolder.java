package io.evenkeel.agent;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The folder {@code /proc}, or one with copies of its files. */
record ProcFolder(Path path) {

    /** {@code /proc/stat} of a machine with hundreds of processors and thousands of interrupts stays below this. */
    private static final int LONGEST = 4 << 20;

    private static final int START = 8 << 10;

    /** The first 8 kB of a file: what is wanted of the many files of processes. */
    String start(String file) throws IOException {
        try (var in = new FileInputStream(path.resolve(file).toFile())) {
            return new String(in.readNBytes(START), StandardCharsets.UTF_8);
        }
    }

    /** The file's text; bytes that are not UTF-8 (mount points may hold any) become U+FFFD. */
    String text(String file) throws IOException {
        try (var in = Files.newInputStream(path.resolve(file))) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }

    /** The kernel's host name in lower case; {@code localhost} where that is no host name (RFC 1123). */
    String hostName() {
        try {
            String name = text("sys/kernel/hostname").strip().toLowerCase(Locale.ROOT);
            return name.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?") ? name : "localhost";
        } catch (IOException e) {
            return "localhost";
        }
    }
}
