package io.evenkeel.console.web;

import io.evenkeel.audit.DatabaseTrouble;
import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Sessions;
import io.evenkeel.identity.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who calls, by bearer token or by session cookie, and refuses a writing request of a browser that does not
 * carry its session's token (cross-site request forgery). Whether the caller may do it is {@link RightsCheck}'s
 * question.
 */
class CallerFilter extends OncePerRequestFilter {
    static final String COOKIE = "evenkeel_session";
    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Tokens tokens;
    private final Sessions sessions;
    private final ProblemAnswers problems;

    CallerFilter(Tokens tokens, Sessions sessions, ProblemAnswers problems) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.problems = problems;
    }

    /** Static files need nobody, so they cost no look-up. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean foreign = path.equals("/metrics")
                || path.startsWith("/v1/")
                || path.endsWith("/_bulk")
                || path.startsWith("/elastic");
        return !(path.startsWith("/api/") || foreign);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            identify(request).ifPresent(caller -> caller.attachTo(request));
        } catch (Refusal refusal) {
            problems.write(response, refusal);
            return;
        } catch (RuntimeException e) {
            // Who calls cannot be told while the database is away: that is nobody's wrong credential.
            problems.write(response, DatabaseTrouble.in(e).orElseThrow(() -> e));
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Caller> identify(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        Optional<String> secret = Optional.ofNullable(authorization).flatMap(CallerFilter::secret);
        if (secret.isPresent()) {
            return Optional.of(new Caller(
                    tokens.authenticate(secret.get())
                            .orElseThrow(() -> new Refusal(
                                    Refusal.Kind.UNAUTHENTICATED,
                                    "token-unknown",
                                    "This token is unknown or was revoked. Ask an administrator for a new one.")),
                    Optional.empty()));
        }
        Optional<Sessions.Session> session = cookie(request).flatMap(sessions::find);
        if (session.isPresent() && !READING.contains(request.getMethod())) {
            mustCarryToken(request, session.get());
        }
        return session.map(found -> new Caller(found.actor(), session));
    }

    /** A token as it is, or in the place of a password or a key, which is all that some shippers can send. */
    private static Optional<String> secret(String authorization) {
        if (authorization.startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        for (String scheme : List.of("Basic ", "ApiKey ")) {
            if (authorization.startsWith(scheme)) {
                return Optional.of(
                        behindColon(authorization.substring(scheme.length()).strip()));
            }
        }
        return Optional.empty();
    }

    /** What is not base64 of a name and a secret is taken for the secret itself. */
    private static String behindColon(String credentials) {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return decoded.indexOf(':') < 0 ? credentials : decoded.substring(decoded.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return credentials;
        }
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    private static void mustCarryToken(HttpServletRequest request, Sessions.Session session) {
        String given = request.getHeader("X-CSRF-Token");
        if (given == null
                || !MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        session.csrfToken().getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "csrf-token-missing",
                    "The request does not carry this session's X-CSRF-Token. Reload the page and try again.");
        }
    }
}
