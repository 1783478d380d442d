package io.evenkeel.desk.internal.mail;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which ticket a mail answers. Pure. */
public final class Threading {

    private Threading() {}

    /** What is known of the mail's thread. */
    public sealed interface Place {
        /** It answers this one. */
        record Answers(String ticket) implements Place {}

        /** It makes a new ticket; the named one is its sender's no business, or is over. */
        record New(Optional<String> names) implements Place {}
    }

    /**
     * The ticket of the reply key, else that of the nearest mail that it answers; each only if the sender belongs to it: a
     * key that went to a stranger, or one of another ticket, opens nothing.
     *
     * @param byKey the ticket of a reply key
     * @param byName the ticket of a mail that the desk sent or got
     * @param belongs whether the address takes part in the ticket
     */
    public static Place place(
            Incoming mail,
            Function<String, Optional<String>> byKey,
            Function<String, Optional<String>> byName,
            BiPredicate<String, String> belongs) {
        Optional<String> keyed = ReplyKey.in(mail.recipients(), mail.subject()).flatMap(byKey);
        List<String> named = mail.names().stream()
                .flatMap(name -> byName.apply(name).stream())
                .distinct()
                .toList();
        Optional<String> own = mail.from()
                .flatMap(from -> Stream.concat(keyed.stream(), named.stream())
                        .filter(ticket -> belongs.test(ticket, from))
                        .findFirst());
        if (own.isPresent()) {
            return new Place.Answers(own.get());
        }
        return new Place.New(keyed.or(() -> named.stream().findFirst()));
    }
}
