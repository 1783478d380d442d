package io.evenkeel.fleet;

import java.nio.file.Path;
import java.util.Optional;

/** The agent as an archive that other hosts fetch from this server; {@code ./evenkeel package} makes it. Thread-safe. */
public interface AgentProgram {

    /** Empty where there is none; {@link #whyNone} says what to do then. */
    Optional<Archive> archive();

    String whyNone();

    /**
     * @param platform such as {@code linux-amd64}
     * @param sha256 of the file, in hex
     */
    record Archive(Path file, String version, String platform, String sha256, long bytes) {}
}
