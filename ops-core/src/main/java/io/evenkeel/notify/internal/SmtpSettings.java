package io.evenkeel.notify.internal;

import io.evenkeel.notify.internal.MailServer.Security;
import java.time.Duration;
import java.util.Properties;

/** A mail server's setting in the words of Jakarta Mail. Pure. */
final class SmtpSettings {

    private SmtpSettings() {}

    /** @param timeout of connecting and of each answer */
    static Properties of(MailServer server, Duration timeout) {
        String millis = Long.toString(timeout.toMillis());
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.connectiontimeout", millis);
        settings.setProperty("mail.smtp.timeout", millis);
        settings.setProperty("mail.smtp.writetimeout", millis);
        settings.setProperty("mail.smtp.auth", Boolean.toString(server.account().isPresent()));
        // The letter is accepted by then; a server that does not say goodbye must not hold the place.
        settings.setProperty("mail.smtp.quitwait", "false");
        settings.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.security() == Security.TLS));
        settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(server.security() == Security.STARTTLS));
        // Required, or whoever sits between could take the offer out and read the password.
        settings.setProperty("mail.smtp.starttls.required", Boolean.toString(server.security() == Security.STARTTLS));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return settings;
    }
}
