package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Somebody who does the steps in the console, or presses Enter; where the input is at its end, nobody can press it. */
final class AtTheKeys implements LedSteps.Newcomer {
    private final BlockingQueue<String> pressed = new ArrayBlockingQueue<>(1);

    private final Consumer<String> say;

    AtTheKeys(Consumer<String> say) {
        this.say = say;
        Thread.ofPlatform().daemon().name("try-keys").start(this::read);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // One that waits already is enough.
                var _ = pressed.offer(line);
            }
        } catch (IOException e) {
            say.accept("The keyboard cannot be read (" + e.getMessage() + "); go on in the console.");
        }
    }

    @Override
    public void tell(String sentence) {
        say.accept(sentence);
        // Pressed before this was said.
        pressed.clear();
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public boolean wantsItDone(Duration moment) throws InterruptedException {
        return pressed.poll(moment.toMillis(), TimeUnit.MILLISECONDS) != null;
    }

    @Override
    public void refused(Refused why) {
        say.accept("   It cannot be done for you: " + why.getMessage());
    }
}
