package io.evenkeel.notify.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Contacts.Contact;
import io.evenkeel.notify.internal.ContactBook;
import io.evenkeel.notify.internal.ContactBook.Added;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own contacts. */
@RestController
@RequestMapping("/api/notify/contacts")
class ContactsController {

    private final ContactBook contacts;

    ContactsController(ContactBook contacts) {
        this.contacts = contacts;
    }

    @GetMapping
    @Needs(Right.OWN_ACCOUNT)
    MyContacts mine(Actor actor) {
        return new MyContacts(contacts.mine(actor).stream().map(ContactView::of).toList());
    }

    @PostMapping
    @Needs(Right.OWN_ACCOUNT)
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@RequestBody NewContact request, Actor actor) {
        return contacts.add(actor, given(request.channel(), "channel"), given(request.address(), "address"));
    }

    @PostMapping("/{id}/verify")
    @Needs(Right.OWN_ACCOUNT)
    ContactView verify(@PathVariable UUID id, @RequestBody EnteredCode request, Actor actor) {
        return ContactView.of(contacts.verify(actor, id, given(request.code(), "code")));
    }

    @DeleteMapping("/{id}")
    @Needs(Right.OWN_ACCOUNT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, Actor actor) {
        contacts.remove(actor, id);
    }

    record MyContacts(List<ContactView> items) {}

    record ContactView(UUID id, Channel channel, String address, boolean verified, Optional<Instant> failedSince) {

        static ContactView of(Contact contact) {
            return new ContactView(
                    contact.id(), contact.channel(), contact.address(), contact.verified(), contact.failedSince());
        }
    }

    record NewContact(@Nullable Channel channel, @Nullable String address) {}

    record EnteredCode(@Nullable String code) {}
}
