package io.evenkeel.desk;

import io.evenkeel.audit.Actor;
import io.evenkeel.desk.Desk.Attachment;
import io.evenkeel.desk.Desk.Content;
import io.evenkeel.desk.Desk.Detail;
import io.evenkeel.desk.Desk.Page;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.incident.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The requester's side; every verb needs {@code REQUEST_SERVICES}. People see and change their own tickets only: another's
 * is not found, as one that does not exist. What is said among the desk is not in the answers. Thread-safe.
 */
public interface Requests {

    /** @param kind a fault or a question; what is in the catalogue is asked for with {@link #request} */
    Ticket open(Actor actor, Kind kind, String title, String text, Optional<UUID> item, Optional<Priority> urgency);

    /** Asks for an entry of the catalogue; the values are checked by its form. */
    Ticket request(Actor actor, String entry, Map<String, Object> values, String text);

    Page mine(Actor actor, Optional<String> cursor, int limit);

    Detail get(Actor actor, String key);

    Ticket reply(Actor actor, String key, String text);

    /** It is done. */
    Ticket confirm(Actor actor, String key);

    /** It is not done, or back. */
    Ticket reopen(Actor actor, String key, String reason);

    Attachment attach(Actor actor, String key, String name, String type, byte[] content);

    Content content(Actor actor, String key, UUID attachment);

    /** What is out of order just now and may be what the text tells of, the likeliest first; at most 5. */
    List<Outage> outages(Actor actor, String text);

    /** In the words of services that people know, nothing of how they are run. */
    record Outage(List<String> services, String effect, Instant since, boolean matches) {

        public Outage {
            services = List.copyOf(services);
        }
    }
}
