package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import org.springframework.stereotype.Component;

/** Whether somebody else than its writers looks at a text before it is published. */
@Component
class FourEyes {
    private final People people;

    FourEyes(People people) {
        this.people = people;
    }

    /** Who publishes. */
    enum Look {
        /** Somebody who did not write in it. */
        ANOTHER,
        /** One of its writers, and nobody else may publish. */
        ALONE,
        /** One of its writers, and others may. */
        OWN
    }

    Look look(Actor actor, Edition edition) {
        if (!edition.authorIds().contains(actor.id())) {
            return Look.ANOTHER;
        }
        boolean others = people.list().stream()
                .filter(person -> person.role().rights().contains(Right.PUBLISH_KNOWLEDGE))
                .anyMatch(person -> !edition.authorIds().contains(person.id().toString()));
        return others ? Look.OWN : Look.ALONE;
    }
}
