package io.evenkeel.recovery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The backup tools that agents know. */
public enum Adapter {
    /** Files. */
    RESTIC("restic check"),
    /** PostgreSQL. */
    PGBACKREST("pgbackrest verify"),
    /** Evenkeel itself. */
    EVENKEEL("evenkeel backups verify");

    private final String check;

    Adapter(String check) {
        this.check = check;
    }

    /** The tool's own check, by which a copy becomes a good one. */
    public String check() {
        return check;
    }

    /** As on the wire and in {@code jobs.conf}: {@code restic}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Adapter> ofWord(String word) {
        return Arrays.stream(values())
                .filter(adapter -> adapter.word().equals(word))
                .findFirst();
    }
}
