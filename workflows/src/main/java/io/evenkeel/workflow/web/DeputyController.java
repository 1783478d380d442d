package io.evenkeel.workflow.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.workflow.Deputies;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who stands in for the caller, and for whom the caller stands in. */
@RestController
@RequestMapping("/api/deputies")
class DeputyController {
    private final Deputies deputies;

    DeputyController(Deputies deputies) {
        this.deputies = deputies;
    }

    record DeputyAnswer(UUID deputy, Instant from, Instant to) {
        static DeputyAnswer of(Deputies.Deputy deputy) {
            return new DeputyAnswer(deputy.deputy(), deputy.from(), deputy.to());
        }
    }

    /** @param standsInFor people whose place the caller takes now */
    record DeputiesAnswer(Optional<DeputyAnswer> mine, Set<UUID> standsInFor) {}

    /** @param deputy absent: nobody any longer */
    record DeputyRequest(
            @Nullable UUID deputy,
            @Nullable Instant from,
            @Nullable Instant to) {}

    @GetMapping
    @Needs(Right.WORK_TASKS)
    DeputiesAnswer mine(Actor actor) {
        return new DeputiesAnswer(
                deputies.of(actor).map(DeputyAnswer::of), deputies.principalsOf(UUID.fromString(actor.id())));
    }

    @PutMapping
    @Needs(Right.WORK_TASKS)
    DeputiesAnswer name(Actor actor, @RequestBody DeputyRequest request) {
        if (request.deputy() == null) {
            deputies.nobody(actor);
        } else {
            deputies.name(actor, request.deputy(), given(request.from(), "from"), given(request.to(), "to"));
        }
        return mine(actor);
    }
}
