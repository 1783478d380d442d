package io.evenkeel.notify.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Secrets;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Contacts;
import io.evenkeel.notify.Outgoing;
import io.evenkeel.notify.internal.ContactRows.NewContact;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The contacts of people. One is used for pages only when its owner entered the code that was sent to it. */
@Service
public class ContactBook implements Contacts {

    /** What messages with a code are about; what is about this is shown to nobody else. */
    public static final String CODES = "contact-code";

    static final String SECRET = "notify.contact.secret";
    private static final int MOST_CONTACTS = 10;

    private final ContactRows rows;
    private final ContactCodes codes;
    private final CodeMessages messages;
    private final SealedAddresses addresses;
    private final MailServers mailServers;
    private final Outgoing outgoing;
    private final People people;
    private final Secrets secrets;
    private final Audit audit;
    private final InstantSource clock;

    ContactBook(
            ContactRows rows,
            ContactCodes codes,
            CodeMessages messages,
            SealedAddresses addresses,
            MailServers mailServers,
            Outgoing outgoing,
            People people,
            Secrets secrets,
            Audit audit,
            InstantSource clock) {
        this.rows = rows;
        this.codes = codes;
        this.messages = messages;
        this.addresses = addresses;
        this.mailServers = mailServers;
        this.outgoing = outgoing;
        this.people = people;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** The address in the account stands among them until it is verified: it is no contact yet, but people look for it. */
    @Override
    public List<Contact> of(UUID person) {
        var contacts = new ArrayList<>(rows.of(person));
        people.find(person)
                .flatMap(Person::email)
                .filter(email ->
                        contacts.stream().noneMatch(known -> known.address().equals(email)))
                .ifPresent(email -> contacts.add(new Contact(
                        ContactRows.id(person, Channel.EMAIL, email),
                        Channel.EMAIL,
                        email,
                        email,
                        false,
                        Optional.empty())));
        return List.copyOf(contacts);
    }

    @Override
    public List<Contact> usable(UUID person) {
        List<Contact> verified =
                rows.of(person).stream().filter(Contact::verified).toList();
        boolean mail = verified.stream().anyMatch(contact -> contact.channel() == Channel.EMAIL)
                && mailServers.find().isPresent();
        return verified.stream()
                .filter(contact -> mail || contact.channel() != Channel.EMAIL)
                .toList();
    }

    public List<Contact> mine(Actor actor) {
        actor.mustHave(Right.OWN_ACCOUNT);
        return of(self(actor).id());
    }

    /** @param secret what a webhook's messages are signed with; given once, empty if it is known already */
    public record Added(UUID id, Optional<String> secret) {}

    /** Adds a contact of one's own, or sends the code again to one that is not verified yet. */
    @Transactional
    public Added add(Actor actor, Channel channel, String given) {
        actor.mustHave(Right.OWN_ACCOUNT);
        Person person = self(actor);
        String address = given.strip();
        mustBeUsable(channel, address);
        UUID id = ContactRows.id(person.id(), channel, address);
        List<Contact> known = rows.of(person.id());
        Optional<Contact> same =
                known.stream().filter(contact -> contact.id().equals(id)).findFirst();
        if (same.isPresent() && same.get().verified()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "contact-known", "This contact is verified already.", "address");
        }
        if (same.isEmpty() && known.size() >= MOST_CONTACTS) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too-many-contacts",
                    "You have " + MOST_CONTACTS + " contacts, which is the most. Remove one first.");
        }
        boolean isSealed = channel == Channel.WEBHOOK;
        Optional<String> secret = isSealed && same.isEmpty() ? Optional.of(codes.newSecret()) : Optional.empty();
        rows.insert(
                new NewContact(
                        id,
                        person.id(),
                        channel,
                        isSealed ? SealedAddresses.shown(address) : address,
                        isSealed ? Optional.of(addresses.ofContact(address)) : Optional.empty(),
                        secret.map(clear -> secrets.seal(SECRET, clear))),
                clock.instant());
        messages.send(person, channel, isSealed ? id.toString() : address, id);
        audit.record(actor, "notify.add-contact", person.name(), Map.of("channel", channel.name()));
        return new Added(id, secret);
    }

    private void mustBeUsable(Channel channel, String address) {
        switch (channel) {
            case EMAIL -> {
                if (!MailChecks.isAddress(address)) {
                    throw invalid("This is no mail address: it looks like wei@example.org.", "address");
                }
                if (mailServers.find().isEmpty()) {
                    throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "mail-not-set",
                            "No mail server is set. An administrator sets one under Settings, Mail.");
                }
            }
            case WEBHOOK -> outgoing.mustBeAllowed(address, "address");
            case CONSOLE ->
                throw invalid("The console needs no contact: whoever is signed in is reached there.", "channel");
        }
    }

    /** A wrong code is counted although it is refused, so the refusal does not undo the transaction. */
    @Transactional(noRollbackFor = Refusal.class)
    public Contact verify(Actor actor, UUID id, String given) {
        actor.mustHave(Right.OWN_ACCOUNT);
        Person person = self(actor);
        Contact contact = own(person, id);
        if (contact.verified()) {
            return contact;
        }
        messages.mustBeRight(id, given);
        rows.verified(id, clock.instant());
        audit.record(
                actor,
                "notify.verify-contact",
                person.name(),
                Map.of("channel", contact.channel().name()));
        return own(person, id);
    }

    @Transactional
    public void remove(Actor actor, UUID id) {
        actor.mustHave(Right.OWN_ACCOUNT);
        Person person = self(actor);
        Contact contact = own(person, id);
        rows.delete(person.id(), id);
        audit.record(
                actor,
                "notify.remove-contact",
                person.name(),
                Map.of("channel", contact.channel().name()));
    }

    private Contact own(Person person, UUID id) {
        return rows.of(person.id()).stream()
                .filter(contact -> contact.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "contact-unknown",
                        "You have no such contact. Load the list again; an address of your account becomes one when you"
                                + " ask for its code."));
    }

    private Person self(Actor actor) {
        if (actor.kind() != Actor.Kind.PERSON) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "person-needed", "Only a person has contacts.");
        }
        return people.find(UUID.fromString(actor.id()))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "person-unknown", "Your account is gone."));
    }

    private static Refusal invalid(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "contact-invalid", sentence, field);
    }
}
