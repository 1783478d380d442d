package io.evenkeel.console.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One person and one policy for each team of a measurement, every address verified as a person does it. */
final class PagedPeople {

    private static final Pattern CODE = Pattern.compile("code is (\\d{6})");
    private static final String PASSWORD = "a long password for ";
    private static final int CODE_SECONDS = 30;

    private final Map<String, CompletableFuture<String>> codes = new ConcurrentHashMap<>();

    /** Whether the mail brought a code; then whoever waits for it has it. */
    boolean tookCode(String address, String text) {
        Matcher code = CODE.matcher(text);
        if (!code.find()) {
            return false;
        }
        Optional.ofNullable(codes.remove(address)).ifPresent(waiting -> waiting.complete(code.group(1)));
        return true;
    }

    /** The person {@code p7} is paged for what has the label {@code team="team-7"}. */
    void add(BenchCaller anonymous, BenchCaller admin, int number) throws IOException, InterruptedException {
        String name = "p" + number;
        var created = admin.send(
                "POST",
                "/api/people",
                Map.of("name", name, "displayName", "Person " + number, "role", "ON_CALL_ENGINEER"));
        String first = created.get("firstPassword").asString();
        anonymous
                .signedIn(name, first)
                .send("POST", "/api/session/password", Map.of("current", first, "next", PASSWORD + name));
        verify(anonymous.signedIn(name, PASSWORD + name), name + "@example.org");
        var step = Map.of(
                "target", "PERSON", "person", created.get("person").get("id").asString(), "waitingSeconds", 86_400);
        admin.send(
                "POST",
                "/api/oncall/policies",
                Map.of("name", "Policy " + number, "match", Map.of("team", "team-" + number), "steps", List.of(step)));
    }

    private void verify(BenchCaller person, String address) throws IOException, InterruptedException {
        var code = new CompletableFuture<String>();
        codes.put(address, code);
        String id = person.send("POST", "/api/notify/contacts", Map.of("channel", "EMAIL", "address", address))
                .get("id")
                .asString();
        try {
            person.send(
                    "POST",
                    "/api/notify/contacts/" + id + "/verify",
                    Map.of("code", code.get(CODE_SECONDS, TimeUnit.SECONDS)));
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("No code came to " + address + " within " + CODE_SECONDS + " s.", e);
        }
    }
}
