package io.evenkeel.desk.internal.mail;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secret by which an answer finds its ticket: in the address after a plus, or in the subject. Who guesses numbers finds
 * nothing: 80 bits. Knowing it is not enough either; the sender must belong to the ticket.
 */
public final class ReplyKey {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;
    private static final Pattern IN_SUBJECT = Pattern.compile("\\[TIC-\\d{1,12} ([a-km-np-z2-9]{16})]");
    private static final Pattern IN_ADDRESS = Pattern.compile("[^+@]{1,64}\\+([a-km-np-z2-9]{16})@.{1,255}");

    private ReplyKey() {}

    public static String fresh(SecureRandom random) {
        var key = new StringBuilder(LENGTH);
        for (int place = 0; place < LENGTH; place++) {
            key.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return key.toString();
    }

    /** As it stands in the subject of every mail about a ticket. */
    public static String tag(String ticket, String key) {
        return "[" + ticket + " " + key + "]";
    }

    /** The address to which answers go: {@code desk+key@example.org}. */
    public static String address(String mailbox, String key) {
        int at = mailbox.indexOf('@');
        return mailbox.substring(0, at) + "+" + key + mailbox.substring(at);
    }

    /** The key that a mail carries; the address counts more than the subject, which people edit. */
    public static Optional<String> in(List<String> recipients, String subject) {
        for (String recipient : recipients) {
            Matcher found = IN_ADDRESS.matcher(recipient.toLowerCase(Locale.ROOT));
            if (found.matches()) {
                return Optional.of(found.group(1));
            }
        }
        return inText(subject);
    }

    /** The key in a text that quotes a mail of the desk, as a bounce does. */
    public static Optional<String> inText(String text) {
        Matcher found = IN_SUBJECT.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** The subject without the tag and without answers' prefixes. */
    public static String bare(String subject) {
        String bare = IN_SUBJECT.matcher(subject).replaceAll("").strip();
        String before;
        do {
            before = bare;
            bare = bare.replaceFirst("^(?i)(re|aw|wg|fw|fwd|antw|答复|回复|转发)\\s*[:：]\\s*", "");
        } while (!bare.equals(before));
        return bare;
    }
}
