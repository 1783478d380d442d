package io.evenkeel.notify.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Secrets;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Enclosures;
import io.evenkeel.notify.Enclosures.Enclosure;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.internal.MailServer.Account;
import io.evenkeel.notify.internal.SmtpConnections.Kept;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sends mail by SMTP, over a connection that was kept open where there is one. Accepted is what the server answered 2xx after the last byte. */
@Component
class MailWay implements Way {

    private static final Logger log = LoggerFactory.getLogger(MailWay.class);

    /** Tells people's filters how many notices a letter holds. */
    private static final String GATHERED = "Evenkeel-Gathered";

    private final MailServers servers;
    private final Secrets secrets;
    private final SmtpConnections connections;
    private final ObjectProvider<Enclosures> enclosures;
    private final String console;
    private final Duration timeout;

    MailWay(
            MailServers servers,
            Secrets secrets,
            SmtpConnections connections,
            ObjectProvider<Enclosures> enclosures,
            @Value("${evenkeel.url:}") String console,
            @Value("${evenkeel.mail.timeout-millis:10000}") long timeoutMillis) {
        this.timeout = Duration.ofMillis(timeoutMillis);
        this.servers = servers;
        this.secrets = secrets;
        this.connections = connections;
        this.enclosures = enclosures;
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
    public Outcome carry(Parcel parcel) {
        Notice notice = parcel.notice();
        Optional<MailServer> server = servers.find();
        if (server.isEmpty()) {
            return new Outcome.Refused("No mail server is set. An administrator sets one under Settings, Mail.");
        }
        if (!MailChecks.isAddress(notice.address())) {
            return new Outcome.Refused("The person has no mail address that mail could be sent to.");
        }
        Optional<Enclosure> enclosure = enclosed(notice);
        if (notice.enclosure().isPresent() && enclosure.isEmpty()) {
            return new Outcome.Refused("The file that goes with it is not there any more.");
        }
        try {
            return send(server.get(), parcel, enclosure);
        } catch (Refusal unreadable) {
            return new Outcome.NotNow(String.valueOf(unreadable.getMessage()));
        } catch (MessagingException failed) {
            Outcome outcome = SmtpAnswer.read(server.get(), failed);
            log.info("event=mail-not-accepted key={} reason=\"{}\"", notice.key(), OneLine.detail(outcome.detail()));
            return outcome;
        }
    }

    /** Before a connection is taken: making a file takes its time. */
    private Optional<Enclosure> enclosed(Notice notice) {
        return notice.enclosure()
                .flatMap(reference -> enclosures.stream()
                        .flatMap(room -> room.find(reference).stream())
                        .findFirst());
    }

    private Outcome send(MailServer server, Parcel parcel, Optional<Enclosure> enclosure) throws MessagingException {
        Session session = Session.getInstance(SmtpSettings.of(server, timeout));
        Letter letter = Letter.of(session, parcel.notice(), parcel.createdAt(), server.sender(), console, enclosure);
        if (parcel.isGathered()) {
            letter.setHeader(GATHERED, Integer.toString(parcel.parts().size()));
        }
        Optional<Kept> kept = connections.take(server);
        SMTPTransport transport = kept.isPresent() ? kept.get().transport() : connect(session, server);
        boolean well = false;
        try {
            transport.sendMessage(letter, letter.getAllRecipients());
            String answer = transport.getLastServerResponse();
            well = true;
            return new Outcome.Accepted(server.name() + " answered " + answer);
        } finally {
            if (well) {
                connections.giveBack(server, transport, kept.map(Kept::letters).orElse(0) + 1);
            } else {
                SmtpConnections.close(transport);
            }
        }
    }

    private SMTPTransport connect(Session session, MailServer server) throws MessagingException {
        Optional<Account> account = server.account();
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        try {
            transport.connect(
                    server.host(),
                    server.port(),
                    account.map(Account::user).orElse(null),
                    account.map(known -> secrets.open(MailServers.PASSWORD, known.sealedPassword()))
                            .orElse(null));
            return transport;
        } catch (MessagingException | Refusal failed) {
            SmtpConnections.close(transport);
            throw failed;
        }
    }
}
