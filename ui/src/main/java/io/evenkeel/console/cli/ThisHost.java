package io.evenkeel.console.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** This machine's name, as its agent is enrolled. */
final class ThisHost {

    private ThisHost() {}

    /** The kernel's host name in lower case; {@code localhost} where that is no host name (RFC 1123). */
    static String name() {
        try {
            String name = Files.readString(Path.of("/proc/sys/kernel/hostname"))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            return name.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?") ? name : "localhost";
        } catch (IOException e) {
            return "localhost";
        }
    }
}
