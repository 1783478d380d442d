/** What joined an incident, and is taken out of it. */
export default {
  'entry.JOINED': '{relation, select, needs {{item} joined: it needs {of}} needed_by {{item} joined: {of} needs it} needs_over {{item} joined: it needs {of} by way of {over}} needed_by_over {{item} joined: {of} needs it by way of {over}} shares {{item} joined: it needs {over}, as {of} does} near {{item} joined: it stands near {of} by way of {over}} other {{item} joined}}; they began {seconds} s apart',
  'entry.SEPARATED': '{actor} took {item} out: it has nothing to do with this{incident, select, none {} other {; {incident} has it}}',
  'entry.MERGED': 'It turned out to be part of <other>{incident}</other>{item, select, none {} other {, which {item} links with it}}; its alerts are there now',
  'entry.TOOK_OVER': '<other>{incident}</other> turned out to be part of this{item, select, none {} other {: {item} links the two}}; its alerts are here now, and nobody is paged anew',
  'evidence.elsewhere': 'Its alerts are in {key}',
  'evidence.elsewhereText': 'The chart is there too.',
  'side.alertsElsewhere': 'They are in <other>{key}</other> now.',
  'incident.partOf': 'part of {key}',
  'verb.incident.merge': 'made an incident part of an older one',
  'separate.act': 'Does not belong here',
  'separate.title': '{item} does not belong to {key}?',
  'separate.does': 'Take it out',
  'separate.means': 'Its alerts leave {key}. What still fires there gets an incident of its own, and whoever is on call is paged. The two are not joined again for 30 days.',
  'verb.incident.separate': 'took something out of an incident',
};
