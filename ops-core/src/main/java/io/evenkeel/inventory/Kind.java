package io.evenkeel.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The sorts of items. */
public enum Kind {
    HOST,
    DATABASE,
    CACHE,
    WEB_SERVER,
    /** A program or device that is none of the others. */
    SERVICE,
    /** What people outside of operations know by name and miss when it is gone. */
    BUSINESS_SERVICE;

    /** As on the wire: {@code web-server}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
