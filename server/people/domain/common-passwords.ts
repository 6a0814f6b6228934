/** Passwords of eight characters and more that every guesser tries first, in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  !qaz2wsx 01234567 0123456789 0987654321 1004angel 10203040 11112222 1111aaaa 1111qqqq 11223344 1122334455
  112233445566 12121212 123123123 12341234 12344321 123454321 12345678 123456789 1234567890 1234567891 12345678910
  123456789a 12345678a 1234567a 12345asdf 12345qwert 1234abcd 1234asdf 1234qwer 123698745 13131313 14141414 147258369
  159753456 19851985 19871987 19901990 1q2w3e4r 1q2w3e4r! 1q2w3e4r5t 1q2w3e4r5t! 1qaz2wsx 1qaz2wsx3edc 1qazxsw2
  20002000 2wsx3edc 5201314520 741852963 789456123 87654321 88888888 963852741 987654321 9876543210 a123456! a1234567
  a12345678 a123456789 a1b2c3d4 a1b2c3d4e5 aa123456 aa12345678 aaaa1111 aabbccdd abc123!! abc12345 abc123456 abc123abc
  abcabcabc abcd1234 abcdefg1 abcdefgh abcdefghi abracadabra access123 access14 admin123 admin1234 admin12345
  admin@123 adminadmin administrator aini1314 alexander alexandra alohomora andrew12 android1 angel1004 anthony1
  arigatou arsenal1 asd12345 asd123456 asdasdasd asdf123! asdf1234 asdf12345 asdfasdf asdfghjk asdfghjkl ashley12
  autumn2025 autumn2026 azerty123 azertyuiop babygirl babygirl1 barcelona baseball baseball1 basketball batman123
  benjamin blink182 bonjour1 bulldogs butterfly caroline changeit changeme changeme1 changeme123 charlotte chelsea1
  chocolate christian christopher cinnamon computer computer1 contraseña corea2002 correcthorsebatterystaple corvette
  cowboys1 creative cristina daehanminguk daniel12 danielle darkness december default1 demo1234 devops123 diamond1
  dkssud12 dkssudgktpdy dlwldnjs docker123 dolphins doraemon doudou123 dragon12 dragon123 dragonball eagles12
  ekdmadlqslek elizabeth explorer facebook facebook1 february fernando ferrari1 firebird football football1 freedom1
  friday13 gabriel1 geheim123 github123 gitlab123 gkstnwk1 gladiator goodbye1 google123 guest123 hallo123 hanguk123
  hangul123 hejhej123 hello123 hello1234 hellohello hellokitty helloworld ilovegod iloveu12 iloveyou iloveyou!
  iloveyou1 iloveyou2 instagram internet internet1 iphone123 january1 jenkins1 jenkins123 jennifer jessica1 jonathan
  jordan123 jordan23 juventus kanban123 kennwort kimchi123 konnichiwa korea123 korea1234 kubernetes lakers24 letmein!
  letmein1 letmein123 letmeinplease li123456 linkedin linkedin1 linux123 liverpool liverpool1 login123 loulou123
  lovelove loveyou1 macintosh manchester marathon margaret marseille master12 master123 matrix123 maverick1 mercedes
  metallica michael1 michelle microsoft midnight minecraft monday123 motdepasse mustang1 mypassword mysql123 naruto123
  newpassword nicholas nihao123 nintendo nirvana1 november october1 opensesame oracle123 p4ssw0rd p@ssw0rd p@ssw0rd1
  p@ssword pa$$word pa55word packers1 panthers passw0rd passw0rd1 password password! password00 password01 password1
  password1! password12 password123 password1234 password2 password2024 password2025 password2026 password99 passwords
  passwort passwort1 patricia phoenix1 playstation pokemon1 pokemon123 porsche1 postgres postgres1 predator princess
  princess1 productowner q1234567 q12345678 q1q1q1q1 q1w2e3r4 q1w2e3r4t5 qazwsx123 qazwsxedc qkrwltjd qlalfqjsgh
  qlalfqjsgh1 qwe12345 qwe123456 qweasd123 qweasdzxc qweqweqwe qwer123! qwer1234 qwer1234! qwer12345 qwerasdf qwert123
  qwerty!@ qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyqwerty qwertyui qwertyuiop qwertz123 qwertzui qwertzuiop
  raiders1 rainbow1 rangers1 realmadrid redskins rhdiddl1 rkskekfk rlatjdgns robert12 root1234 rootroot s1234567
  sakura123 salasana samantha samantha1 samsung1 sarang123 saranghae schalke04 scorpion scrumboard scrummaster
  sebastian secret123 secretsecret seoul1234 server123 slipknot snowball soleil123 spiderman spring2024 spring2025
  spring2026 starcraft starwars starwars1 steelers stephanie strawberry summer12 summer123 summer2024 summer2025
  summer2026 sunflower sunshine sunshine1 superman superman1 swordfish temp1234 temppass test1234 test12345 testing1
  testing123 testtest thomas12 throughline throughline1 throughline123 thunder1 tigger12 tinkerbell tkfkdgo1 tkfkdgody
  toor1234 topsecret trustno1 twitter1 ubuntu123 user1234 username valentina victoria w1234567 wangyut2 warcraft
  welcome1 welcome1! welcome12 welcome123 whatever whatever1 wildcats windows1 windows10 windows11 winter12 winter123
  winter2024 winter2025 winter2026 wkddkwldb woaini123 woaini1314 woaini520 woainima xiaoming yankees1 youtube1
  z1234567 zaq12wsx zaq1zaq1 zhang123 zxc123456 zxcv1234 zxcvbnm1 zxcvbnm123 zxczxczxc
  `.trim().split(/\s+/),
);
