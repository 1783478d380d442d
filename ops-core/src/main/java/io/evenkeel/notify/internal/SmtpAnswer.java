package io.evenkeel.notify.internal;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a failure to send means: for ever, or for now (RFC 5321 §4.2.1). Pure. */
final class SmtpAnswer {

    private static final int MOST_CAUSES = 20;

    private SmtpAnswer() {}

    static Outcome read(MailServer server, MessagingException failed) {
        Deque<Exception> causes = causes(failed);
        Optional<Exception> answered =
                causes.stream().filter(cause -> code(cause).isPresent()).reduce((_, deeper) -> deeper);
        if (answered.isPresent()) {
            int code = code(answered.get()).getAsInt();
            String words = server.name() + " answered " + answered.get().getMessage();
            return code >= 500 ? new Outcome.Refused(words) : new Outcome.NotNow(words);
        }
        return new Outcome.NotNow(words(server, causes));
    }

    /** Not for ever, though the server may say so: an administrator repairs it while the page still waits. */
    private static String words(MailServer server, Deque<Exception> causes) {
        Exception deepest = causes.getLast();
        if (causes.stream().anyMatch(AuthenticationFailedException.class::isInstance)) {
            return server.name() + " refused the sign-in: " + deepest.getMessage()
                    + ". Check user and password under Settings, Mail.";
        }
        if (causes.stream().anyMatch(SSLException.class::isInstance)) {
            return "The encrypted connection to " + server.name() + " failed: " + deepest.getMessage()
                    + ". Check its certificate and the security under Settings, Mail.";
        }
        return server.name() + " could not be reached or broke off: " + deepest.getMessage() + ".";
    }

    private static OptionalInt code(Exception cause) {
        return switch (cause) {
            case SMTPSendFailedException send when send.getReturnCode() > 0 -> OptionalInt.of(send.getReturnCode());
            case SMTPAddressFailedException address -> OptionalInt.of(address.getReturnCode());
            case SMTPSenderFailedException sender -> OptionalInt.of(sender.getReturnCode());
            default -> OptionalInt.empty();
        };
    }

    /** Jakarta Mail chains by {@code getNextException}, Java by {@code getCause}. */
    private static Deque<Exception> causes(Exception first) {
        Deque<Exception> causes = new ArrayDeque<>();
        Exception at = first;
        while (at != null && causes.size() < MOST_CAUSES) {
            causes.add(at);
            at = at instanceof MessagingException mail && mail.getNextException() != null
                    ? mail.getNextException()
                    : at.getCause() instanceof Exception cause ? cause : null;
        }
        return causes;
    }
}
