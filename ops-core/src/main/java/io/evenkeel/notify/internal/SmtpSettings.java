package io.evenkeel.notify.internal;

import io.evenkeel.notify.internal.MailServer.Security;
import java.util.Properties;

/** A mail server's setting in the words of Jakarta Mail. Pure. */
final class SmtpSettings {

    private static final String TIMEOUT_MILLIS = "10000";

    private SmtpSettings() {}

    static Properties of(MailServer server) {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        settings.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        settings.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
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
