package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.audit.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a page of the inbox ended; callers hand it back as they got it. */
record Cursor(String due, String since, String id) {
    static final Cursor START = new Cursor("-infinity", "-infinity", "");
    private static final String BETWEEN = "\n";

    static Cursor after(Item item) {
        return new Cursor(
                item.due().map(Object::toString).orElse("infinity"),
                item.since().toString(),
                item.id());
    }

    String text() {
        String plain = String.join(BETWEEN, due, since, id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal INVALID if no page ended so */
    static Cursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(BETWEEN, -1);
            String time = "-?infinity|\\d{4,6}-\\d\\d-\\d\\dT[0-9:.]{5,30}Z";
            if (parts.length == 3 && parts[0].matches(time) && parts[1].matches(time)) {
                return new Cursor(parts[0], parts[1], parts[2]);
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw new Refusal(
                Refusal.Kind.INVALID,
                "cursor-unreadable",
                "The cursor must be what the field next of the page before gave. Begin again without one.",
                "cursor");
    }
}
