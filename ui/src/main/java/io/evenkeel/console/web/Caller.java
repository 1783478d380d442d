package io.evenkeel.console.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Who sent a request, as the filter found it.
 *
 * @param session the browser's session; empty for a token
 */
record Caller(Actor actor, Optional<Sessions.Session> session) {
    private static final String ATTRIBUTE = Caller.class.getName();

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }
}
