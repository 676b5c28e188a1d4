// The lowest way in from one entry of each person, or person at one audience.
//
// @param entry string  key of the entry
// @row id     string     the person, or the person as signed in
// @row lowest LowestWay  its gate, then its authenticators
MATCH (entry:Node {key: $entry})-[way:SIGNS_IN|RECOVERS]->(at)
RETURN at.id AS id, min([way.gate] + coalesce(way.authenticators, [])) AS lowest
