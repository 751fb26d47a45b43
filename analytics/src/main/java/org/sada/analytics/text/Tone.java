package org.sada.analytics.text;

import java.util.Set;

/** What the form of a text says, whatever its topic: whether it asks, wants, praises, tells that all is well. For one thread. */
final class Tone {
    /** How many facts a tone is. */
    static final int FACTS = 4;

    private static final int BEGINNING = 2;
    private static final double MOST = 2;
    /** So many words before praise or trouble a negation turns it round. */
    private static final int REACH = 3;

    private static final Set<String> ASKS = Set.of(
            "how", "what", "when", "where", "which", "who", "can", "could", "do", "does", "is", "are", "will", "may",
            "should", "هل", "كيف", "متي", "اين", "كم", "ماذا", "اي", "يمكنني", "يمكنك", "ايمكن", "ممكن", "ما", "يمكن");
    private static final Set<String> WANTS = Set.of(
            "please", "want", "need", "would", "wish", "like", "اريد", "اود", "ارغب", "احتاج", "ارجو", "نريد", "طلب",
            "تريد", "يريد");
    private static final Set<String> PRAISES = Set.of(
            "great",
            "good",
            "excellent",
            "thanks",
            "thank",
            "perfect",
            "amazing",
            "helpful",
            "kind",
            "polite",
            "friendly",
            "quick",
            "quickly",
            "fast",
            "smooth",
            "smoothly",
            "easy",
            "happy",
            "satisfied",
            "love",
            "best",
            "wonderful",
            "fantastic",
            "fair",
            "clear",
            "patient",
            "solved",
            "fixed",
            "resolved",
            "sorted",
            "recommend",
            "pleased",
            "impressed",
            "brilliant",
            "lovely",
            "professional",
            "promptly",
            "prompt",
            "instantly",
            "immediately",
            "early",
            "fine",
            "clean",
            "fresh",
            "superb",
            "efficient",
            "شكرا",
            "ممتاز",
            "ممتازه",
            "جيد",
            "جيده",
            "رايع",
            "رايعه",
            "احسنتم",
            "احسنت",
            "سريع",
            "سريعه",
            "بسرعه",
            "فورا",
            "سهل",
            "سهله",
            "محترم",
            "محترمه",
            "مهذب",
            "مهذبه",
            "لطيف",
            "لطيفه",
            "متعاون",
            "متعاونه",
            "مبسوط",
            "سعيد",
            "راض",
            "راضي",
            "واضحه",
            "واضح",
            "حلت",
            "انحلت",
            "اتحل",
            "اتحلت",
            "عولج",
            "الله",
            "ربنا",
            "يبارك",
            "جزاكم",
            "قصرتوا",
            "قصرتم",
            "بارك",
            "خوش",
            "ذوق",
            "صبور",
            "نظيف",
            "نظيفه",
            "معقوله",
            "كفو",
            "مرتاح",
            "عسل",
            "حلو",
            "حلوه",
            "احسن",
            "افضل",
            "يجننوا",
            "بيجنن",
            "مشكورين");
    private static final Set<String> TROUBLES = Set.of(
            "problem",
            "problems",
            "issue",
            "issues",
            "trouble",
            "complaint",
            "complaints",
            "wait",
            "waiting",
            "delay",
            "delays",
            "late",
            "wrong",
            "rude",
            "error",
            "errors",
            "hidden",
            "outage",
            "queue",
            "مشكله",
            "مشاكل",
            "تاخير",
            "يتاخر",
            "تاخر",
            "تاخرت",
            "تتاخر",
            "انتظر",
            "انتظرت",
            "انتظار",
            "شكوي",
            "عيب",
            "خطا",
            "عطل",
            "انقطاع",
            "زحمه",
            "ينقطع",
            "يقطع",
            "تقطع",
            "قطع");

    private Tone() {}

    /** Whether a word names a trouble of any kind. */
    static boolean isTrouble(String word) {
        return TROUBLES.contains(word);
    }

    /** Writes whether the document asks, wants, praises, and denies a trouble. */
    static void read(Document document, double[] facts) {
        boolean asks = document.asks();
        double wants = 0;
        double praise = 0;
        double denied = 0;
        int negatedAt = -REACH - 1;
        for (int index = 0; index < document.size(); index++) {
            Term term = document.term(index);
            boolean negated = index - negatedAt <= REACH;
            asks |= index < BEGINNING
                    && ASKS.contains(term.text())
                    && !(index > 0 && document.term(0).arabic());
            wants += WANTS.contains(term.text()) ? 1 : 0;
            praise += PRAISES.contains(term.text()) ? (negated ? -1 : 1) : 0;
            denied += negated && TROUBLES.contains(term.text()) ? 1 : 0;
            if (term.negates()) {
                negatedAt = index;
            }
        }
        facts[0] = asks ? 1 : 0;
        facts[1] = Math.min(wants, 1);
        facts[2] = Math.max(-1, Math.min(praise, MOST));
        facts[3] = Math.min(denied, 1);
    }
}
