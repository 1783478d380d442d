package io.evenkeel.identity.internal;

import io.evenkeel.audit.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the fields of a person may hold. Pure; refuses with the field that is wrong. */
final class Profile {

    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,40}");
    /** Printable ASCII without what would need quoting in a header; the mail server has the last word. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private static final int LONGEST_DISPLAY_NAME = 100;
    private static final int LONGEST_EMAIL = 254;

    private Profile() {}

    static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw refused(
                    "name-invalid",
                    "A name has 1 to 40 of these: small letters, digits, dot, underscore, hyphen.",
                    "name");
        }
        return name;
    }

    static String displayName(String displayName) {
        String trimmed = displayName.strip();
        boolean readable = trimmed.codePoints()
                .noneMatch(point -> Character.isISOControl(point)
                        || Character.getType(point) == Character.SURROGATE
                        || Character.getType(point) == Character.FORMAT);
        if (trimmed.isEmpty() || trimmed.length() > LONGEST_DISPLAY_NAME || !readable) {
            throw refused(
                    "display-name-invalid",
                    "A display name has 1 to " + LONGEST_DISPLAY_NAME + " readable characters.",
                    "displayName");
        }
        return trimmed;
    }

    /** A blank address counts as none. */
    static Optional<String> email(Optional<String> email) {
        Optional<String> trimmed = email.map(String::strip).filter(address -> !address.isEmpty());
        trimmed.ifPresent(address -> {
            if (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches()) {
                throw refused("email-invalid", "This is no mail address: it looks like name@example.org.", "email");
            }
        });
        return trimmed;
    }

    private static Refusal refused(String code, String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, code, sentence, field);
    }
}
