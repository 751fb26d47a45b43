package org.sada.analytics.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Texts made of words that belong to a label, and of others. */
final class Made {
    private static final List<String> TOPICS = List.of("card", "transfer", "refund", "pin", "limit", "exchange");
    private static final List<String> FILLING =
            List.of("please", "help", "my", "the", "today", "again", "why", "how", "with", "about", "me", "bank");

    private Made() {}

    static LabelledTexts texts(long seed, int count) {
        Random random = new Random(seed);
        List<LabelledTexts.Row> rows = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            String topic = TOPICS.get(random.nextInt(TOPICS.size()));
            StringBuilder text = new StringBuilder();
            int at = random.nextInt(8);
            for (int word = 0; word < 8; word++) {
                text.append(word == at ? topic : FILLING.get(random.nextInt(FILLING.size())))
                        .append(' ');
            }
            String label = random.nextInt(10) == 0 ? TOPICS.get(random.nextInt(TOPICS.size())) : topic;
            rows.add(new LabelledTexts.Row(text.toString(), Set.of(label), Sentiment.UNKNOWN, ""));
        }
        return new LabelledTexts(rows, 0);
    }
}
