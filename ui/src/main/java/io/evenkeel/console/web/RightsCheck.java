package io.evenkeel.console.web;

import io.evenkeel.audit.Anonymous;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.ParameterizableViewController;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Lets a request through to its handler only if the handler says what it needs and the caller has it. A handler that
 * says nothing is closed to everybody.
 */
class RightsCheck implements HandlerInterceptor {

    /** Endpoints of libraries that cannot carry our annotation. */
    static final Map<String, Right> FOREIGN =
            Map.of("org.springdoc.webmvc.api.OpenApiWebMvcResource", Right.SEE_OPERATIONS);

    private static final Set<String> OPEN_BEFORE_PASSWORD_CHANGE = Set.of("/api/session", "/api/session/password");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof ResourceHttpRequestHandler || isFirstPage(handler)) {
            return true;
        }
        if (!(handler instanceof HandlerMethod method)) {
            throw closed();
        }
        if (method.hasMethodAnnotation(Anonymous.class)) {
            return true;
        }
        Right right = needed(method).orElseThrow(RightsCheck::closed);
        Caller caller = Caller.of(request)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.UNAUTHENTICATED,
                        "not-signed-in",
                        "Sign in, or send a token as Authorization: Bearer evk_…"));
        boolean mustChange =
                caller.session().map(session -> session.mustChangePassword()).orElse(false);
        if (mustChange && !OPEN_BEFORE_PASSWORD_CHANGE.contains(request.getRequestURI())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "password-change-required", "Choose a password of your own first.");
        }
        caller.actor().mustHave(right);
        return true;
    }

    /** The right that a handler names; empty if it names none. */
    static Optional<Right> needed(HandlerMethod method) {
        Needs needs = method.getMethodAnnotation(Needs.class);
        if (needs != null) {
            return Optional.of(needs.value());
        }
        return Optional.ofNullable(FOREIGN.get(method.getBeanType().getName()));
    }

    /** {@code /} itself, which Spring Boot forwards to the console's page. */
    private static boolean isFirstPage(Object handler) {
        return handler instanceof ParameterizableViewController page && "forward:index.html".equals(page.getViewName());
    }

    private static Refusal closed() {
        return new Refusal(Refusal.Kind.FORBIDDEN, "endpoint-closed", "This address is closed to everybody.");
    }
}
