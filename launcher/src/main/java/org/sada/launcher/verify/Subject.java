package org.sada.launcher.verify;

/**
 * What events are about.
 *
 * @param name an interaction, or the stand-in of feedback or of an agent that begins with a bar
 */
record Subject(String tenant, String name) implements Comparable<Subject> {
    @Override
    public int compareTo(Subject other) {
        int order = tenant.compareTo(other.tenant);
        return order != 0 ? order : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return tenant + "|" + name;
    }
}
