import type { Populated, Who } from "./a-populated-board";

/** What comes of a call: it is done, or refused with this code. */
export type Outcome = "ok" | "FORBIDDEN" | "NOT_FOUND" | "UNAUTHENTICATED" | "CONFLICT" | "RULE_BROKEN";
export type Case = { says?: string; input?: (board: Populated) => Record<string, unknown>; outcome: Record<Who, Outcome> };

type Member = "po" | "sm" | "dev" | "observer";

const OUTSIDE = { stranger: "NOT_FOUND", anonymous: "UNAUTHENTICATED" } as const;

/** Done for these members, refused to the others; a board is not there for a stranger. */
function only(...allowed: Member[]): Case["outcome"] {
  return unless("FORBIDDEN", ...allowed);
}

function unless(refusal: Outcome, ...allowed: Member[]): Case["outcome"] {
  const of = (member: Member): Outcome => (allowed.includes(member) ? "ok" : refusal);
  return { po: of("po"), sm: of("sm"), dev: of("dev"), observer: of("observer"), ...OUTSIDE };
}

function all(outcome: Outcome): Case["outcome"] {
  return { po: outcome, sm: outcome, dev: outcome, observer: outcome, stranger: outcome, anonymous: outcome };
}

const MEMBERS = only("po", "sm", "dev", "observer");
const TEAM = only("po", "sm", "dev");
const LEADS = only("po", "sm");
const OWNER = only("po");
const MASTER = only("sm");
const EVERYBODY = all("ok");
const SIGNED_IN = { ...all("ok"), anonymous: "UNAUTHENTICATED" } as const;

const board = ({ key }: Populated) => ({ key });
const card = (name: keyof Populated["cards"], more: Record<string, unknown> = {}) => (populated: Populated) => ({ cardKey: populated.cards[name], ...more });
type Step = keyof Populated["retros"];
const retro = (step: Step, more: Record<string, unknown> = {}) => ({ key, retros }: Populated) => ({ key, sprint: retros[step].sprint, ...more });
const ofNote = (step: Step, more: Record<string, unknown> = {}) => ({ key, retros }: Populated) => ({ key, ...retros[step], ...more });
const limits = { planned: { mode: "NONE" }, inWork: { mode: "NONE" } };
const password = "correct horse battery";

/** Every procedure of the product and who may call it. One that is not here fails the test. */
export const TABLE: Record<string, Case[]> = {
  "backlog.get": [{ input: board, outcome: MEMBERS }],
  "backlog.changes": [{ input: ({ key }) => ({ key, since: 0 }), outcome: MEMBERS }],
  "backlog.search": [{ input: ({ key }) => ({ key, words: "wait" }), outcome: MEMBERS }],
  "backlog.room": [{ input: board, outcome: MEMBERS }],
  "backlog.rank": [{ input: ({ key, cards }) => ({ key, cards: [cards.waiting], place: { to: "BOTTOM" } }), outcome: OWNER }],
  "backlog.applyOrder": [{ input: ({ key }) => ({ key, by: "WSJF" }), outcome: OWNER }],
  "backlog.undo": [{ input: ({ key, rankVersion }) => ({ key, version: rankVersion }), outcome: OWNER }],
  "backlog.value": [{ input: card("waiting", { value: 8, moscow: "MUST" }), outcome: OWNER }],
  "backlog.change": [
    { says: "what they say", input: ({ key, cards }) => ({ key, cards: [cards.waiting], change: { addLabels: ["api"], kind: "DEFECT", assignees: [] } }), outcome: TEAM },
    { says: "their points", input: ({ key, cards }) => ({ key, cards: [cards.waiting], change: { points: 5 } }), outcome: TEAM },
    { says: "their epic", input: ({ key, cards, epicId }) => ({ key, cards: [cards.waiting], change: { epic: epicId } }), outcome: LEADS },
    { says: "their sprint", input: ({ key, cards, sprints }) => ({ key, cards: [cards.waiting], change: { sprint: sprints.planned } }), outcome: LEADS },
    { says: "to the archive", input: ({ key, cards }) => ({ key, cards: [cards.waiting], change: { archive: true } }), outcome: LEADS },
    { says: "discarded", input: ({ key, cards }) => ({ key, cards: [cards.waiting], change: { discard: "WONT_DO" } }), outcome: OWNER },
  ],
  "backlog.undoChange": [{ says: "that is none", input: ({ key, cards, rankVersion }) => ({ key, cards: [cards.waiting], version: rankVersion }), outcome: { ...only(), po: "CONFLICT", sm: "CONFLICT" } }],
  "backlog.split": [{ input: card("waiting", { points: 2, parts: [{ title: "the rest" }] }), outcome: TEAM }],
  "backlog.merge": [{ input: ({ key, cards }) => ({ key, keep: cards.waiting, duplicates: [cards.commented] }), outcome: OWNER }],
  "backlog.epics": [{ input: board, outcome: MEMBERS }],
  "backlog.addEpic": [{ input: ({ key }) => ({ key, name: "Invoices" }), outcome: LEADS }],
  "backlog.editEpic": [{ input: ({ key, epicId }) => ({ key, epic: epicId, closed: true }), outcome: LEADS }],

  "board.create": [{ input: () => ({ key: "NEWBOARD", name: "New" }), outcome: SIGNED_IN }],
  "board.get": [{ input: board, outcome: MEMBERS }],
  "board.top": [{ input: board, outcome: MEMBERS }],
  "board.edit": [
    { says: "its name", input: ({ key }) => ({ key, name: "Renamed" }), outcome: MASTER },
    { says: "its calendar", input: ({ key }) => ({ key, chartTime: "WORKING", daysOff: ["2026-12-25"] }), outcome: MASTER },
  ],
  "board.setLimits": [{ input: ({ key }) => ({ key, ...limits }), outcome: MASTER }],
  "board.addMember": [{ input: ({ key }) => ({ key, email: "new@example.org", roles: ["TEAM_MEMBER"] }), outcome: MASTER }],
  "board.updateMember": [{ input: ({ key, devEmail }) => ({ key, email: devEmail, counted: false }), outcome: MASTER }],
  "board.removeMember": [{ input: ({ key, otherDevEmail }) => ({ key, email: otherDevEmail }), outcome: MASTER }],
  "board.inviteAgain": [{ input: ({ key, invitedEmail }) => ({ key, email: invitedEmail }), outcome: MASTER }],
  "board.archive": [{ input: board, outcome: MEMBERS }],
  "board.find": [{ input: ({ key }) => ({ key, words: "wait" }), outcome: MEMBERS }],
  "board.watch": [{ input: board, outcome: MEMBERS }],

  "card.create": [
    { says: "in the Backlog", input: ({ key }) => ({ key, title: "new" }), outcome: TEAM },
    { says: "in Planned", input: ({ key }) => ({ key, title: "new", column: "PLANNED" }), outcome: LEADS },
    { says: "expedited", input: ({ key }) => ({ key, title: "new", expedite: true }), outcome: LEADS },
  ],
  "card.get": [{ input: card("waiting"), outcome: MEMBERS }],
  "card.edit": [
    { says: "its text and estimate", input: card("waiting", { title: "other", points: 3 }), outcome: TEAM },
    { says: "expedited", input: card("waiting", { expedite: true }), outcome: LEADS },
  ],
  "card.delete": [{ input: card("waiting"), outcome: OWNER }],
  "card.move": [
    { says: "Planned to In Work", input: card("ready", { to: "IN_WORK" }), outcome: TEAM },
    { says: "Backlog to Planned", input: card("waiting", { to: "PLANNED" }), outcome: LEADS },
    { says: "back to the Backlog", input: card("ready", { to: "BACKLOG" }), outcome: LEADS },
    { says: "within the Backlog", input: card("waiting", { to: "BACKLOG" }), outcome: OWNER },
    { says: "discarded", input: card("ready", { to: "DONE", outcome: "WONT_DO" }), outcome: OWNER },
  ],
  "card.undoMove": [{ says: "of one's own move", input: (populated) => ({ cardKey: populated.cards.moved, version: populated.moveVersion }), outcome: unless("CONFLICT", "dev") }],
  "card.block": [{ input: card("waiting", { reason: "waits" }), outcome: TEAM }],
  "card.unblock": [{ input: card("blocked"), outcome: TEAM }],
  "card.archive": [{ input: card("waiting"), outcome: LEADS }],
  "card.restore": [{ input: card("archived"), outcome: LEADS }],
  "card.history": [{ input: card("waiting"), outcome: MEMBERS }],
  "card.addComment": [{ input: card("waiting", { body: "seen" }), outcome: TEAM }],
  "card.editComment": [{ says: "the Team Member's", input: (populated) => ({ cardKey: populated.cards.commented, commentId: populated.commentId, body: "other" }), outcome: { ...unless("NOT_FOUND", "dev"), observer: "FORBIDDEN" } }],
  "card.deleteComment": [{ says: "the Team Member's", input: (populated) => ({ cardKey: populated.cards.commented, commentId: populated.commentId }), outcome: { ...unless("NOT_FOUND", "dev"), observer: "FORBIDDEN" } }],
  "card.editChecklist": [{ input: card("waiting", { change: { type: "add", text: "look" } }), outcome: TEAM }],

  "delivery.createSource": [{ input: ({ key }) => ({ key, kind: "github", name: "acme/other" }), outcome: MASTER }],
  "delivery.sources": [{ input: board, outcome: MEMBERS }],
  "delivery.removeSource": [{ input: ({ key, sourceId }) => ({ key, id: sourceId }), outcome: MASTER }],
  "delivery.setStageRules": [{ input: ({ key, sourceId }) => ({ key, id: sourceId, rules: [{ pattern: "e2e*", kind: "TEST" }] }), outcome: MASTER }],
  "delivery.deliveries": [{ input: board, outcome: MEMBERS }],
  "delivery.delivery": [{ input: ({ key, deliveryId }) => ({ key, id: deliveryId }), outcome: MEMBERS }],
  "delivery.replay": [{ input: ({ key, deliveryId }) => ({ key, id: deliveryId }), outcome: MASTER }],
  "delivery.runs": [{ input: board, outcome: MEMBERS }],
  "delivery.deployments": [{ input: board, outcome: MEMBERS }],
  "delivery.decide": [
    { says: "yes", input: ({ key, waitingId }) => ({ key, id: waitingId, decision: "APPROVED", note: "go" }), outcome: OWNER },
    { says: "no", input: ({ key, waitingId }) => ({ key, id: waitingId, decision: "REJECTED", note: "not today" }), outcome: OWNER },
  ],
  "delivery.environments": [{ input: board, outcome: MEMBERS }],
  "delivery.seenEnvironments": [{ input: board, outcome: MEMBERS }],
  "delivery.setEnvironments": [{ input: ({ key }) => ({ key, environments: [{ name: "Live", tier: "PRODUCTION", patterns: ["live-*"], needsApproval: true }] }), outcome: MASTER }],
  "delivery.releases": [{ input: board, outcome: MEMBERS }],
  "delivery.audit": [{ input: board, outcome: MEMBERS }],
  "delivery.automation": [{ input: board, outcome: MEMBERS }],
  "delivery.setAutomation": [{ input: ({ key }) => ({ key, pullOnCommit: true }), outcome: MASTER }],
  "delivery.link": [{ input: ({ cards, waitingId }) => ({ cardKey: cards.ready, what: "deployment", id: waitingId, linked: true }), outcome: TEAM }],
  "delivery.linkable": [{ input: card("ready"), outcome: MEMBERS }],
  "delivery.branch": [{ input: card("ready"), outcome: TEAM }],
  "delivery.ofCard": [{ input: card("waiting"), outcome: MEMBERS }],
  "delivery.strips": [{ input: ({ key, cards }) => ({ key, cards: [cards.waiting] }), outcome: MEMBERS }],

  "events.time": [{ outcome: SIGNED_IN }],
  "events.start": [{ says: "while another is held", input: ({ key, sprints }) => ({ key, kind: "REVIEW", sprint: sprints.running, minutes: 60 }), outcome: { ...all("FORBIDDEN"), sm: "RULE_BROKEN", ...OUTSIDE } }],
  "events.clock": [{ input: ({ key }) => ({ key, change: { type: "extend", minutes: 5 } }), outcome: MASTER }],
  "events.stop": [{ input: board, outcome: MASTER }],
  "events.turn": [{ input: ({ key, devId }) => ({ key, from: null, to: devId }), outcome: MASTER }],
  "events.review": [{ input: ({ key, sprints }) => ({ key, sprint: sprints.running }), outcome: MEMBERS }],
  "events.judgeGoal": [{ input: ({ key, sprints }) => ({ key, sprint: sprints.running, isMet: true }), outcome: OWNER }],
  "events.addFeedback": [{ input: ({ key, sprints, cards }) => ({ key, sprint: sprints.running, text: "faster", about: cards.waiting }), outcome: TEAM }],
  "events.removeFeedback": [{ says: "the Team Member's", input: ({ key, sprints, feedback }) => ({ key, sprint: sprints.running, note: feedback }), outcome: only("sm", "dev") }],
  "events.cardOfFeedback": [{ input: ({ key, sprints, feedback }) => ({ key, sprint: sprints.running, note: feedback }), outcome: TEAM }],

  "flow.metric": [{ input: ({ key }) => ({ key, metric: "lead-time" }), outcome: MEMBERS }],
  "flow.strip": [{ input: board, outcome: MEMBERS }],
  "flow.forecast": [{ input: ({ key }) => ({ key, items: 3 }), outcome: MEMBERS }],
  "flow.workspace": [{ input: ({ workspace }) => ({ workspace }), outcome: MEMBERS }],
  "flow.page": [{ input: ({ key }) => ({ key, period: { all: true } }), outcome: MEMBERS }],

  "intake.get": [{ input: board, outcome: MEMBERS }],
  "intake.set": [{ says: "on", input: ({ key }) => ({ key, open: true }), outcome: MASTER }],
  "intake.open": [{ input: () => ({ token: "none" }), outcome: EVERYBODY }],
  "intake.submit": [{ says: "by a link that is none", input: () => ({ token: "none", title: "x" }), outcome: all("NOT_FOUND") }],
  "intake.follow": [{ input: () => ({ reference: "none" }), outcome: EVERYBODY }],

  "readiness.lines": [{ input: board, outcome: MEMBERS }],
  "readiness.unready": [{ input: board, outcome: MEMBERS }],
  "readiness.set": [{ input: ({ key }) => ({ key, lines: [{ text: "small enough" }] }), outcome: MASTER }],
  "readiness.tick": [{ input: ({ cards, readyLine }) => ({ cardKey: cards.waiting, line: readyLine, met: true }), outcome: TEAM }],
  "retro.get": [{ input: retro("WRITE"), outcome: MEMBERS }],
  "retro.watch": [{ input: retro("WRITE"), outcome: MEMBERS }],
  "retro.open": [{ input: ({ key, sprints }) => ({ key, sprint: sprints.closed }), outcome: MASTER }],
  "retro.step": [{ input: retro("WRITE", { from: "WRITE", to: "GROUP" }), outcome: MASTER }],
  "retro.addNote": [{ input: retro("WRITE", { column: "KEEP", text: "Pairing" }), outcome: TEAM }],
  "retro.editNote": [{ says: "the Team Member's", input: ofNote("WRITE", { text: "other" }), outcome: { ...unless("NOT_FOUND", "dev"), observer: "FORBIDDEN" } }],
  "retro.deleteNote": [{ says: "the Team Member's", input: ofNote("WRITE"), outcome: { ...unless("NOT_FOUND", "dev"), observer: "FORBIDDEN" } }],
  "retro.group": [{ input: ofNote("GROUP", { with: null }), outcome: TEAM }],
  "retro.vote": [{ input: ofNote("VOTE", { votes: 1 }), outcome: TEAM }],
  "retro.addAction": [{ input: (populated) => ({ ...ofNote("DECIDE", { title: "Cache the build", dueOn: "2026-12-18" })(populated), owner: populated.devId }), outcome: TEAM }],

  "scrum.sprints": [{ input: board, outcome: MEMBERS }],
  "scrum.sprint": [{ input: ({ key, sprints }) => ({ key, sprint: sprints.running }), outcome: MEMBERS }],
  "scrum.plan": [{ input: ({ key }) => ({ key, startsAt: "2026-11-02T00:00:00Z", endsAt: "2026-11-16T00:00:00Z" }), outcome: MASTER }],
  "scrum.edit": [
    { says: "its name", input: ({ key, sprints }) => ({ key, sprint: sprints.planned, name: "Other" }), outcome: MASTER },
    { says: "its goal", input: ({ key, sprints }) => ({ key, sprint: sprints.planned, goal: "Orders arrive" }), outcome: OWNER },
  ],
  "scrum.remove": [{ input: ({ key, sprints }) => ({ key, sprint: sprints.planned }), outcome: MASTER }],
  "scrum.schedule": [{ input: ({ key, sprints, cards }) => ({ key, sprint: sprints.planned, cards: [cards.waiting] }), outcome: LEADS }],
  "scrum.start": [{ says: "while another runs", input: ({ key, sprints }) => ({ key, sprint: sprints.planned }), outcome: { ...all("FORBIDDEN"), sm: "RULE_BROKEN", stranger: "NOT_FOUND", anonymous: "UNAUTHENTICATED" } }],
  "scrum.close": [{ input: ({ key, sprints }) => ({ key, sprint: sprints.running }), outcome: MASTER }],
  "scrum.watchPoker": [{ input: card("waiting"), outcome: MEMBERS }],
  "scrum.startPoker": [{ input: card("waiting"), outcome: TEAM }],
  "scrum.votePoker": [{ input: card("estimated", { value: "3" }), outcome: TEAM }],
  "scrum.revealPoker": [{ input: card("estimated"), outcome: TEAM }],
  "scrum.repeatPoker": [{ input: card("estimated"), outcome: TEAM }],
  "scrum.endPoker": [{ input: card("estimated"), outcome: TEAM }],

  "views.list": [{ input: board, outcome: MEMBERS }],
  "views.save": [
    { says: "for oneself", input: ({ key }) => ({ key, name: "Defects", query: "kind=DEFECT", shared: false }), outcome: MEMBERS },
    { says: "for the board", input: ({ key }) => ({ key, name: "Defects", query: "kind=DEFECT", shared: true }), outcome: LEADS },
  ],
  "views.edit": [{ says: "of the board", input: ({ key, viewId }) => ({ key, view: viewId, name: "Other" }), outcome: LEADS }],
  "views.remove": [{ says: "of the board", input: ({ key, viewId }) => ({ key, view: viewId }), outcome: LEADS }],

  "people.createTokenByPassword": [{ says: "with a wrong password", input: ({ devEmail }) => ({ email: devEmail, password, name: "x" }), outcome: all("UNAUTHENTICATED") }],
  "people.isSignedIn": [{ outcome: EVERYBODY }],
  "people.isSetUpOpen": [{ outcome: EVERYBODY }],
  "people.setUp": [{ says: "a second time", input: () => ({ email: "second@example.org", name: "x", password, workspace: "x" }), outcome: all("NOT_FOUND") }],
  "people.demoAccounts": [{ outcome: EVERYBODY }],
  "people.openInvitation": [{ input: () => ({ code: "none" }), outcome: EVERYBODY }],
  "people.acceptInvitation": [{ says: "that is none", input: () => ({ code: "none", name: "x", password }), outcome: all("NOT_FOUND") }],
  "people.me": [{ outcome: SIGNED_IN }],
  "people.workspaces": [{ outcome: SIGNED_IN }],
  "people.workspace": [{ input: ({ workspace }) => ({ workspace }), outcome: MEMBERS }],
  "people.updateAccount": [{ input: () => ({ name: "Other" }), outcome: SIGNED_IN }],
  "people.changePassword": [{ says: "with a wrong one", input: () => ({ current: "wrong", next: password }), outcome: { ...all("FORBIDDEN"), anonymous: "UNAUTHENTICATED" } }],
  "people.endSessions": [{ outcome: SIGNED_IN }],
  "people.tokens": [{ outcome: SIGNED_IN }],
  "people.createToken": [{ input: () => ({ name: "x" }), outcome: SIGNED_IN }],
  "notifications.list": [{ input: () => ({ unread: true }), outcome: SIGNED_IN }],
  "notifications.unread": [{ outcome: SIGNED_IN }],
  "notifications.read": [{ input: ({ sourceId }) => ({ ids: [sourceId] }), outcome: SIGNED_IN }],
  "notifications.choice": [{ outcome: SIGNED_IN }],
  "notifications.choose": [{ input: () => ({ notToldOf: ["BLOCKED"], notMailedOf: [] }), outcome: SIGNED_IN }],
  "people.revokeToken": [{ says: "that is none", input: ({ sourceId }) => ({ id: sourceId }), outcome: { ...all("NOT_FOUND"), anonymous: "UNAUTHENTICATED" } }],
};

/** What only a signed-in person may do, never a token. */
export const BY_SESSION = ["people.updateAccount", "people.changePassword", "people.endSessions", "people.tokens", "people.createToken", "people.revokeToken", "notifications.choice", "notifications.choose"];
