package io.evenkeel.notify.internal;

import io.evenkeel.identity.Secrets;
import io.evenkeel.notify.Channel;
import java.net.URI;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps URLs that may hold a token: what is shown is scheme, host and port; the whole is sealed. Only whoever calls it
 * opens it.
 */
@Component
class SealedAddresses {

    private static final Logger log = LoggerFactory.getLogger(SealedAddresses.class);
    private static final String CONTACT = "notify.contact.address";
    private static final String HEARTBEAT = "notify.heartbeat.url";

    private final JdbcClient jdbc;
    private final Secrets secrets;

    SealedAddresses(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** {@code https://hooks.example.org/…}; the whole where there is nothing behind the host. */
    static String shown(String url) {
        URI read = URI.create(url);
        String port = read.getPort() >= 0 ? ":" + read.getPort() : "";
        String start = read.getScheme() + "://" + read.getHost() + port;
        return url.equals(start) || url.equals(start + "/") ? url : start + "/…";
    }

    String ofContact(String url) {
        return secrets.seal(CONTACT, url);
    }

    /** @throws io.evenkeel.audit.Refusal UNAVAILABLE if it was sealed with another key */
    URI openContact(String sealed) {
        return URI.create(secrets.open(CONTACT, sealed));
    }

    String ofHeartbeat(String url) {
        return secrets.seal(HEARTBEAT, url);
    }

    /** @throws io.evenkeel.audit.Refusal UNAVAILABLE if it was sealed with another key */
    URI openHeartbeat(String sealed) {
        return URI.create(secrets.open(HEARTBEAT, sealed));
    }

    /** What was stored in the clear before addresses were sealed. Before anything is sent. */
    @Transactional
    public void sealWhatIsInTheClear() {
        record Clear(UUID id, String address) {}
        var contacts = jdbc.sql("""
                        SELECT id, address FROM notify.contact
                        WHERE channel = :webhook AND sealed_address IS NULL FOR UPDATE
                        """)
                .param("webhook", Channel.WEBHOOK.name())
                .query((row, number) -> new Clear(row.getObject("id", UUID.class), row.getString("address")))
                .list();
        for (Clear contact : contacts) {
            jdbc.sql("UPDATE notify.contact SET address = :shown, sealed_address = :sealed WHERE id = :id")
                    .param("shown", shown(contact.address()))
                    .param("sealed", ofContact(contact.address()))
                    .param("id", contact.id())
                    .update();
        }
        var heartbeats = jdbc.sql("SELECT url FROM notify.heartbeat WHERE sealed_url IS NULL FOR UPDATE")
                .query((row, number) -> row.getString("url"))
                .list();
        for (String url : heartbeats) {
            jdbc.sql("UPDATE notify.heartbeat SET url = :shown, sealed_url = :sealed")
                    .param("shown", shown(url))
                    .param("sealed", ofHeartbeat(url))
                    .update();
        }
        if (!contacts.isEmpty() || !heartbeats.isEmpty()) {
            log.info("event=addresses-sealed webhooks={} heartbeats={}", contacts.size(), heartbeats.size());
        }
    }
}
