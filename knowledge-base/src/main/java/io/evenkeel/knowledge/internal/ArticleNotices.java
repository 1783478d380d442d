package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Articles.ArticleText;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Contacts;
import io.evenkeel.notify.Contacts.Contact;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.Notifications;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What owners of articles are told, each thing once. Called in a transaction: the notice is kept or lost with its cause. */
@Component
class ArticleNotices {
    private final Notifications notifications;
    private final Contacts contacts;

    ArticleNotices(Notifications notifications, Contacts contacts) {
        this.notifications = notifications;
        this.contacts = contacts;
    }

    void due(String key, ArticleText text, UUID owner, int days) {
        tell(
                key,
                owner,
                "due/" + text.reviewBy().orElseThrow() + "/" + days,
                key + " is to be reviewed within " + days + (days == 1 ? " day" : " days"),
                text.title() + "\nConfirm that it is still right, or revise it; else nobody finds it after "
                        + text.reviewBy().orElseThrow() + ".");
    }

    void expired(String key, ArticleText text, UUID owner, LocalDate reviewBy) {
        tell(
                key,
                owner,
                "expired/" + reviewBy,
                key + " has expired",
                text.title() + "\nIts review date, " + reviewBy
                        + ", is past: it is neither found nor suggested. Confirm it, or revise it, to bring it back.");
    }

    private void tell(String article, UUID person, String what, String subject, String text) {
        String key = "knowledge/" + article + "/" + what + "/" + person;
        notifications.send(new Notice(key + "/screen", Channel.CONSOLE, person, "", subject, text, article));
        for (Contact contact : contacts.usable(person)) {
            notifications.send(new Notice(
                    key + "/" + contact.id(), contact.channel(), person, contact.sendTo(), subject, text, article));
        }
    }
}
