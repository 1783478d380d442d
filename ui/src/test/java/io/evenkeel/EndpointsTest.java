package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Anonymous;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Accounts;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Tokens;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint, derived from the running server's mappings: each is listed with its right, and closed without it. */
@Tag("server")
class EndpointsTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** An endpoint that is new, gone, or changed its right must be changed in the document too, where a reviewer sees it. */
    @Test
    void everyEndpointIsListedWithItsRight() throws IOException {
        assertThat(running()).isEqualTo(listed());
    }

    @Test
    void whatNeedsARightIsClosedToAnonymousCallers() {
        Map<String, String> endpoints = running();
        assertThat(endpoints).hasSizeGreaterThan(30);
        endpoints.forEach((endpoint, right) -> {
            if (!right.equals("anonymous")) {
                String[] methodAndPath = endpoint.split(" ");
                var answer = server.anonymous()
                        .send(methodAndPath[0], methodAndPath[1].replaceAll("\\{[^}]+}", "1"), BodyPublishers.noBody());
                assertThat(answer.status()).as(endpoint).isEqualTo(401);
            }
        });
    }

    /** A role without an endpoint's right is refused there, whatever else it has; derived, so that a new one is covered. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void whatARoleLacksIsClosedToIt(Role role) {
        String name = "role-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String first = server.bean(People.class)
                .create(Actor.system("test"), name, name, Optional.empty(), role)
                .firstPassword();
        server.bean(Accounts.class).setPassword(Actor.system("test"), name, first);
        ApiClient person = ApiClient.signedIn(server.url(), name, first);

        running().forEach((endpoint, right) -> {
            if (!right.equals("anonymous") && !role.rights().contains(Right.valueOf(right))) {
                assertRefused(person, endpoint, right, role + " lacks " + right);
            }
        });
    }

    /** So is a program whose token has every right that tokens can have but the one. */
    @ParameterizedTest
    @EnumSource(Right.class)
    void aTokenWithEveryRightButOneIsRefusedWhereThatIsNeeded(Right lacking) {
        Set<Right> rights = EnumSet.allOf(Right.class);
        rights.removeAll(EnumSet.of(lacking, Right.REPORT_HOST, Right.OWN_ACCOUNT));
        String secret = server.bean(Tokens.class)
                .issue(Actor.system("test"), Actor.Kind.TOKEN, "all but " + lacking, rights)
                .secret();
        ApiClient program = ApiClient.withToken(server.url(), secret);

        running().forEach((endpoint, right) -> {
            if (right.equals(lacking.name())) {
                assertRefused(program, endpoint, right, "a token without " + lacking);
            }
        });
    }

    private static void assertRefused(ApiClient caller, String endpoint, String right, String why) {
        String[] methodAndPath = endpoint.split(" ", -1);
        var answer =
                caller.send(methodAndPath[0], methodAndPath[1].replaceAll("\\{[^}]+}", "1"), BodyPublishers.noBody());
        assertThat(answer.status()).as("%s: %s", endpoint, why).isEqualTo(403);
        assertThat(answer.response().body()).as("%s: %s", endpoint, why).contains("needs the right " + right);
    }

    private static Map<String, String> running() {
        Map<String, String> found = new TreeMap<>();
        server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    var methods = mapping.getMethodsCondition().getMethods();
                    for (String path : mapping.getPatternValues()) {
                        for (String method : methods.isEmpty()
                                ? List.of("ANY")
                                : methods.stream().map(Enum::name).toList()) {
                            if (!path.equals("/error")) {
                                found.put(method + " " + path, right(handler));
                            }
                        }
                    }
                });
        return found;
    }

    private static String right(HandlerMethod handler) {
        if (handler.hasMethodAnnotation(Anonymous.class)) {
            return "anonymous";
        }
        Needs needs = handler.getMethodAnnotation(Needs.class);
        if (needs != null) {
            return needs.value().name();
        }
        return handler.getBeanType().getName().startsWith("org.springdoc") ? "SEE_OPERATIONS" : "closed";
    }

    private static Map<String, String> listed() throws IOException {
        Map<String, String> list = new TreeMap<>();
        Files.readAllLines(Path.of("..", "docs", "endpoints.md")).stream()
                .filter(line -> line.contains("| `/"))
                .map(line -> line.replaceAll("[|`]", " ").strip().split(" +"))
                .forEach(words -> list.put(words[0] + " " + words[1], words[2]));
        return list;
    }
}
