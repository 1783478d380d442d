package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import io.evenkeel.oncall.Pages.PageRequest;
import io.evenkeel.oncall.Reminders;
import io.evenkeel.oncall.internal.Reach.Way;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StoredReminders implements Reminders {
    private final People people;
    private final Reach reach;
    private final Notifications notifications;
    private final Audit audit;

    StoredReminders(People people, Reach reach, Notifications notifications, Audit audit) {
        this.people = people;
        this.reach = reach;
        this.notifications = notifications;
        this.audit = audit;
    }

    @Override
    @Transactional
    public boolean remind(Actor actor, PageRequest request, UUID personId, String key, String sentence) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        Optional<Person> person = people.find(personId);
        person.ifPresent(found -> {
            reach.ways(found).forEach(way -> send(request, found, key, way, sentence));
            audit.record(actor, "oncall.remind", request.incident(), Map.of("person", found.displayName()));
        });
        return person.isPresent();
    }

    private void send(PageRequest request, Person person, String key, Way way, String sentence) {
        String subject = "[%s] %s %s".formatted(request.priority(), request.incident(), request.title());
        notifications.send(new Notice(
                "remind/%s/%s/%s".formatted(key, way.channel(), way.id()),
                way.channel(),
                person.id(),
                way.address(),
                subject,
                subject + "\n\n" + sentence + "\n\n" + request.text(),
                request.incident()));
    }
}
