package io.evenkeel.inventory.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.inventory.Item;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page of the list ended; callers hand it back as they got it.
 *
 * @param name of the last item
 */
record Cursor(String name, UUID id) {
    private static final int ID_LENGTH = 36;

    static Cursor after(Item item) {
        return new Cursor(item.name(), item.id());
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + name).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal INVALID if no page ended so */
    static Cursor of(String text) {
        try {
            String read = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(read.substring(ID_LENGTH), UUID.fromString(read.substring(0, ID_LENGTH)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "cursor-unreadable",
                    "The cursor must be what the field next of the page before gave. Begin again without one.",
                    "cursor");
        }
    }
}
