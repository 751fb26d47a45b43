package org.sada.ingest.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sada.contract.event.Site;

/** Hires the agents of a centre: as many as its expected load needs, in the shifts that cover it best. */
final class Roster {
    static final List<String> TRAININGS =
            List.of("complaint-handling", "de-escalation", "fraud-awareness", "product-basics", "systems-advanced");

    private static final List<String> FIRST_NAMES = List.of(
            "Noura",
            "Fahad",
            "Sara",
            "Abdullah",
            "Reem",
            "Khalid",
            "Maha",
            "Turki",
            "Hessa",
            "Yousef",
            "Lama",
            "Omar",
            "Dalal",
            "Saad",
            "Amal",
            "Majed",
            "Rana",
            "Hassan",
            "Mona",
            "Karim",
            "Yasmin",
            "Tarek",
            "Huda",
            "Nasser");
    private static final List<String> FAMILY_NAMES = List.of(
            "Al-Otaibi",
            "Al-Harbi",
            "Al-Qahtani",
            "Al-Ghamdi",
            "Al-Zahrani",
            "Al-Dosari",
            "Al-Shehri",
            "Al-Mutairi",
            "Al-Anazi",
            "Al-Subaie",
            "Hassan",
            "Mahmoud",
            "El-Sayed",
            "Al-Amri",
            "Al-Juhani",
            "Farouk",
            "Al-Rashid");
    private static final int TEAM_SIZE = 15;
    private static final double REMOTE = 0.35;

    private final Chance chance;
    private final Scenario scenario;
    private final List<Agent> agents = new ArrayList<>();

    private Roster(Scenario scenario, Chance chance) {
        this.scenario = scenario;
        this.chance = chance;
    }

    static List<Agent> hire(Scenario scenario, Chance chance) {
        Roster roster = new Roster(scenario, chance);
        Workload workload = new Workload(scenario.interactionsPerDay());
        for (boolean written : new boolean[] {false, true}) {
            for (Desk desk : Desk.all()) {
                int size = 0;
                for (Agent.Shift shift : Coverage.byDay(workload.agentsNeeded(desk, written))) {
                    roster.hire(desk, written, shift, helps(desk, size), team(desk, written, size));
                    size++;
                }
            }
            int size = 0;
            for (Agent.Shift shift : Coverage.byNight(workload.agentsNeededAtNight(written))) {
                Desk desk = Desk.all().get(size % Desk.all().size());
                List<Desk> others =
                        Desk.all().stream().filter(other -> other != desk).toList();
                roster.hire(desk, written, shift, others, "Night");
                size++;
            }
        }
        return roster.agents;
    }

    private static List<Desk> helps(Desk desk, int index) {
        if (desk == Desk.GENERAL) {
            return List.of(Desk.DELIVERY, Desk.BILLING);
        }
        return index % 3 == 0 ? List.of(desk.neighbour()) : List.of();
    }

    private static String team(Desk desk, boolean written, int index) {
        return desk.queue + (written ? " digital " : " ") + (char) ('A' + Math.min(25, index / TEAM_SIZE));
    }

    private void hire(Desk desk, boolean written, Agent.Shift shift, List<Desk> helps, String team) {
        long today = Rhythm.day(scenario.start().toEpochMilli());
        // A third are new: experience must differ enough to be seen in the figures.
        double days = chance.happens(0.33) ? chance.between(5, 150) : 150 + chance.exponential(700);
        LocalDate hiredOn = LocalDate.ofEpochDay(today - (long) Math.min(days, 3500));
        List<String> trainings = TRAININGS.stream()
                .filter(training -> chance.happens(Math.min(0.75, 0.15 + days / 1200)))
                .toList();
        String name = chance.pick(FIRST_NAMES) + " " + chance.pick(FAMILY_NAMES);
        Site site = chance.happens(REMOTE) ? Site.REMOTE : Site.ON_SITE;
        double talent = Math.max(-0.2, Math.min(0.2, 0.08 * chance.normal()));
        agents.add(new Agent(
                agents.size() + 1,
                written,
                desk,
                helps,
                shift,
                new Agent.Background(name, team, site, hiredOn, trainings, talent)));
    }
}
