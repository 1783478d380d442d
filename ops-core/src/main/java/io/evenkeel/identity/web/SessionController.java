package io.evenkeel.identity.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Anonymous;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in, sign-out, and one's own password. The only place that sets the session's cookie. */
@RestController
class SessionController {

    private final Sessions sessions;
    private final People people;

    SessionController(Sessions sessions, People people) {
        this.sessions = sessions;
        this.people = people;
    }

    @PostMapping("/api/session")
    @Anonymous("It is how a person becomes known; limited by name and address, and it tells not which was wrong.")
    ResponseEntity<SessionView> signIn(@RequestBody SignIn request, HttpServletRequest http) {
        Sessions.Session session = sessions.signIn(
                given(request.name(), "name"), given(request.password(), "password"), http.getRemoteAddr());
        return withCookie(session, http);
    }

    @GetMapping("/api/session")
    @Needs(Right.OWN_ACCOUNT)
    SessionView session(@CookieValue(name = Sessions.COOKIE) Optional<String> secret) {
        return SessionView.of(current(secret));
    }

    @DeleteMapping("/api/session")
    @Needs(Right.OWN_ACCOUNT)
    ResponseEntity<Void> signOut(
            @CookieValue(name = Sessions.COOKIE) Optional<String> secret, Actor actor, HttpServletRequest http) {
        secret.ifPresent(given -> sessions.signOut(actor, given));
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, http))
                .build();
    }

    /** Ends all sessions of the person and begins a new one: whoever knew the old password or cookie is out. */
    @PostMapping("/api/session/password")
    @Needs(Right.OWN_ACCOUNT)
    ResponseEntity<SessionView> changePassword(
            @RequestBody PasswordChange request,
            @CookieValue(name = Sessions.COOKIE) Optional<String> secret,
            Actor actor,
            HttpServletRequest http) {
        String name = current(secret).person().name();
        String next = given(request.next(), "next");
        people.changePassword(actor, given(request.current(), "current"), next);
        return withCookie(sessions.signIn(name, next, http.getRemoteAddr()), http);
    }

    private Sessions.Session current(Optional<String> secret) {
        return secret.flatMap(sessions::find)
                .orElseThrow(() -> new Refusal(Refusal.Kind.UNAUTHENTICATED, "not-signed-in", "Sign in first."));
    }

    private static ResponseEntity<SessionView> withCookie(Sessions.Session session, HttpServletRequest http) {
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie(session.secret(), Sessions.LONGEST, http))
                .body(SessionView.of(session));
    }

    private static String cookie(String value, Duration age, HttpServletRequest http) {
        return ResponseCookie.from(Sessions.COOKIE, value)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(http.isSecure())
                .path("/")
                .maxAge(age)
                .build()
                .toString();
    }

    record SignIn(@Nullable String name, @Nullable String password) {

        /** Without the password: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "SignIn[" + name + "]";
        }
    }

    record PasswordChange(
            @Nullable String current, @Nullable String next) {

        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    /** @param rights what the person may do at this moment, by name */
    record SessionView(
            PersonView person, List<Right> rights, String csrfToken, boolean mustChangePassword, Instant expiresAt) {

        static SessionView of(Sessions.Session session) {
            return new SessionView(
                    PersonView.of(session.person()),
                    session.actor().rights().stream().sorted().toList(),
                    session.csrfToken(),
                    session.mustChangePassword(),
                    session.expiresAt());
        }
    }
}
