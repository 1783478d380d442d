package io.evenkeel.notify.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.notify.internal.MailServer.Security;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/** Whether a mail server's setting can work. Pure; refuses with the field that is wrong. */
final class MailChecks {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
    private static final int HIGHEST_PORT = 65_535;

    private MailChecks() {}

    static void mustBeUsable(MailServer server, boolean withPassword) {
        if (!HOST.matcher(server.host()).matches()) {
            throw refused("The mail server is a host name or an address, such as mail.example.org.", "host");
        }
        if (server.port() < 1 || server.port() > HIGHEST_PORT) {
            throw refused("A port is a number from 1 to 65535; mail servers mostly use 587, 465 or 25.", "port");
        }
        if (withPassword && server.security() == Security.NONE && !server.isLocal()) {
            throw refused(
                    "Without encryption everybody on the way could read the password. Choose STARTTLS or TLS, or leave"
                            + " out the user.",
                    "security");
        }
        if (!isAddress(server.sender())) {
            throw refused("The sender is no mail address: it looks like evenkeel@example.org.", "from");
        }
    }

    /** One bare address, without a display name and without anything that could begin another header. */
    static boolean isAddress(String address) {
        if (address.codePoints().anyMatch(point -> point <= ' ' || point > '~')) {
            return false;
        }
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            return address.equals(parsed.getAddress()) && address.indexOf('@') > 0;
        } catch (AddressException notOne) {
            return false;
        }
    }

    private static Refusal refused(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "mail-server-invalid", sentence, field);
    }
}
