package io.evenkeel.notify.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Secrets;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.internal.MailServer.Account;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sends mail by SMTP, one connection a letter. Accepted is what the server answered 2xx after the last byte. */
@Component
class MailWay implements Way {

    private static final Logger log = LoggerFactory.getLogger(MailWay.class);

    private final MailServers servers;
    private final Secrets secrets;
    private final String console;
    private final Duration timeout;

    MailWay(
            MailServers servers,
            Secrets secrets,
            @Value("${evenkeel.url:}") String console,
            @Value("${evenkeel.mail.timeout-millis:10000}") long timeoutMillis) {
        this.timeout = Duration.ofMillis(timeoutMillis);
        this.servers = servers;
        this.secrets = secrets;
        this.console = console;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public int atOnce() {
        return 8;
    }

    @Override
    public Outcome carry(Notice notice, Instant createdAt) {
        Optional<MailServer> server = servers.find();
        if (server.isEmpty()) {
            return new Outcome.Refused("No mail server is set. An administrator sets one under Settings, Mail.");
        }
        if (!MailChecks.isAddress(notice.address())) {
            return new Outcome.Refused("The person has no mail address that mail could be sent to.");
        }
        try {
            return send(server.get(), notice, createdAt);
        } catch (Refusal unreadable) {
            return new Outcome.NotNow(String.valueOf(unreadable.getMessage()));
        } catch (MessagingException failed) {
            Outcome outcome = SmtpAnswer.read(server.get(), failed);
            log.info("event=mail-not-accepted key={} reason=\"{}\"", notice.key(), OneLine.detail(outcome.detail()));
            return outcome;
        }
    }

    private Outcome send(MailServer server, Notice notice, Instant createdAt) throws MessagingException {
        Session session = Session.getInstance(SmtpSettings.of(server, timeout));
        Letter letter = Letter.of(session, notice, createdAt, server.sender(), console);
        Optional<Account> account = server.account();
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        try {
            transport.connect(
                    server.host(),
                    server.port(),
                    account.map(Account::user).orElse(null),
                    account.map(known -> secrets.open(MailServers.PASSWORD, known.sealedPassword()))
                            .orElse(null));
            transport.sendMessage(letter, letter.getAllRecipients());
            return new Outcome.Accepted(server.name() + " answered " + transport.getLastServerResponse());
        } finally {
            close(transport);
        }
    }

    /** What is wrong with the farewell says nothing about the letter. */
    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException farewell) {
            log.debug("event=smtp-farewell-failed", farewell);
        }
    }
}
