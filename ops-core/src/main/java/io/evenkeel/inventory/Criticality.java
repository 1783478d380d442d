package io.evenkeel.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much is lost while an item is down; said by people, of business services above all. The gravest first. */
public enum Criticality {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW;

    /** As on the wire: {@code critical}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Criticality> ofWord(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst();
    }
}
