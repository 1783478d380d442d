package io.evenkeel.desk.internal.mail;

import io.evenkeel.desk.internal.mail.Incoming.Nature;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Recognises from the headers who or what wrote a mail. Pure. */
final class Natures {
    /** In every mail that a desk of this kind sends; its value names the desk. */
    static final String DESK_HEADER = "evenkeel-desk";

    private static final Set<String> DAEMONS = Set.of("mailer-daemon", "postmaster");
    private static final Set<String> MASSES = Set.of("bulk", "junk", "list");
    private static final List<String> AWAY_SUBJECTS = List.of(
            "out of office",
            "automatic reply",
            "auto-reply",
            "autoreply",
            "auto:",
            "abwesenheit",
            "自动回复",
            "自动答复",
            "外出");

    private Natures() {}

    /**
     * @param headers by lower-case name, the first value of each
     * @param own the desk's own addresses, lower case
     */
    static Nature of(Map<String, String> headers, Optional<String> from, boolean answers, Set<String> own) {
        String submitted = word(headers, "auto-submitted");
        String precedence = word(headers, "precedence");
        if (from.map(own::contains).orElse(false) || own.contains(word(headers, DESK_HEADER))) {
            return Nature.OWN;
        }
        if (word(headers, "content-type").equals("multipart/report")
                || "<>".equals(headers.getOrDefault("return-path", "").strip())
                || from.map(address -> DAEMONS.contains(address.substring(0, address.indexOf('@'))))
                        .orElse(false)) {
            return Nature.BOUNCE;
        }
        boolean robot = submitted.equals("auto-replied")
                || precedence.equals("auto_reply")
                || headers.containsKey("x-autoreply")
                || headers.containsKey("x-autorespond");
        boolean automatic = !submitted.isEmpty() && !submitted.equals("no");
        if (robot || (answers && (automatic || isAwaySubject(headers.getOrDefault("subject", ""))))) {
            return Nature.ROBOT_REPLY;
        }
        boolean mass = MASSES.contains(precedence)
                || headers.containsKey("list-id")
                || headers.containsKey("list-unsubscribe")
                || headers.containsKey("x-auto-response-suppress");
        return automatic || mass ? Nature.MACHINE : Nature.PERSON;
    }

    private static boolean isAwaySubject(String subject) {
        String start = subject.strip().toLowerCase(Locale.ROOT);
        return AWAY_SUBJECTS.stream().anyMatch(start::startsWith);
    }

    /** The value without parameters and comments (RFC 3834 §5). */
    private static String word(Map<String, String> headers, String name) {
        String value = headers.getOrDefault(name, "");
        int end = value.length();
        for (char mark : new char[] {';', '(', ' '}) {
            int place = value.strip().indexOf(mark);
            end = place < 0 ? end : Math.min(end, place);
        }
        String bare = value.strip();
        return bare.substring(0, Math.min(end, bare.length())).strip().toLowerCase(Locale.ROOT);
    }
}
