package io.evenkeel.cooling;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Files that may be used but not shipped: {@code energy/} in the folder that EVENKEEL_BENCH_DATA names, or in
 * {@code ../shared/data} beside the repository.
 */
final class SharedEnergy {
    private SharedEnergy() {}

    /** Skips the test where the file is missing. */
    static BufferedReader open(String name) {
        String named = Objects.requireNonNullElse(System.getenv("EVENKEEL_BENCH_DATA"), "");
        Path root = named.isBlank() ? Path.of("..", "..", "shared", "data") : Path.of(named);
        Path file = root.resolve("energy").resolve(name);
        assumeTrue(
                Files.exists(file),
                () -> file.toAbsolutePath().normalize()
                        + " is missing: it may not be shipped. EVENKEEL_BENCH_DATA may name another folder that has energy/.");
        try {
            InputStream in = Files.newInputStream(file);
            return new BufferedReader(
                    new InputStreamReader(name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
